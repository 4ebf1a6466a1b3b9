"""Opaque, prefixed, time-ordered ids, and order numbers a person can read out."""

import secrets

from orderflow.kernel import clock

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id(prefix: str) -> str:
    """A fresh id such as `ord_01k9…`: 48 bits of milliseconds, then 80 random bits, in Crockford base 32."""
    number = int(clock.real().timestamp() * 1000) << 80 | secrets.randbits(80)
    digits = []
    for _ in range(26):
        number, digit = divmod(number, 32)
        digits.append(_ALPHABET[digit])
    return f"{prefix}_{''.join(reversed(digits))}"


def check_digit(digits: str) -> str:
    """The Luhn check digit of a run of digits."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 - position % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)
