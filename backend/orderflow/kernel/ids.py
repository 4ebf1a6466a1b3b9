"""Opaque, prefixed, time-ordered ids, and order numbers a person can read out."""

import secrets

from orderflow.kernel import clock

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]


def new_id(prefix: str) -> str:
    """A fresh id such as `ord_01k9…`: 48 bits of milliseconds, then 80 random bits, in Crockford base 32."""
    number = int(clock.real().timestamp() * 1000) << 80 | secrets.randbits(80)
    return f"{prefix}_{''.join([_PAIRS[number >> shift & 1023] for shift in range(120, -1, -10)])}"


def check_digit(digits: str) -> str:
    """The Luhn check digit of a run of digits."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 - position % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)
