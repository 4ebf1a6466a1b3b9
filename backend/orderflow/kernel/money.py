"""Money in integer minor units; nothing here knows a float."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_PLACES = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
}


def exponent(currency: str) -> int:
    """Decimal places of a currency by ISO 4217."""
    return next((places for places, currencies in _PLACES.items() if currency in currencies), 2)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of one currency."""

    minor: int
    currency_code: str

    @property
    def amount(self) -> Decimal:
        """The amount in major units."""
        return Decimal(self.minor).scaleb(-exponent(self.currency_code))


def minor_units(amount: Decimal, currency: str) -> int | None:
    """Minor units of a decimal amount, or None when it has more places than the currency, or is no sum of money."""
    if not amount.is_finite() or amount.adjusted() > 14:
        return None
    scaled = amount.scaleb(exponent(currency))
    return int(scaled) if scaled == scaled.to_integral_value() else None


def round_half_up(value: Decimal) -> int:
    """A decimal number of minor units, rounded half up."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def tax_within(gross: int, rate: Decimal) -> int:
    """The tax contained in a tax-inclusive amount, rounded half up."""
    return round_half_up(Decimal(gross) * rate / (1 + rate))


def share(total: int, weights: Sequence[int]) -> list[int]:
    """Split an amount by weights, half up per part while there is enough, the rest on the last part that weighs."""
    whole, left = sum(weights), abs(total)
    last = max((n for n, weight in enumerate(weights) if weight), default=len(weights) - 1)
    parts = []
    for n, weight in enumerate(weights):
        part = left if n == last else min(left, round_half_up(Decimal(abs(total)) * weight / (whole or 1)))
        left -= part
        parts.append(part if total >= 0 else -part)
    return parts
