"""The tax classes of goods and their rates; prices include the tax."""

from decimal import Decimal
from enum import StrEnum


class TaxClass(StrEnum):
    """How a product is taxed."""

    STANDARD = "standard"
    REDUCED = "reduced"
    BOOKS = "books"
    ZERO = "zero"


RATES = {
    TaxClass.STANDARD: Decimal("0.13"),
    TaxClass.REDUCED: Decimal("0.09"),
    TaxClass.BOOKS: Decimal("0.09"),
    TaxClass.ZERO: Decimal(0),
}


def rate(tax_class: str) -> Decimal:
    """The rate of a tax class, as a fraction of the net price."""
    return RATES[TaxClass(tax_class)]
