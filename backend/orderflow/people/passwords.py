"""Passwords by Argon2: two at a time, for each takes 64 MiB, and a queue of sign-ins must not take the house down."""

import asyncio
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from pwdlib import PasswordHash

SHORTEST, LONGEST = 10, 1024

_argon2 = PasswordHash.recommended()
_two_at_a_time = ThreadPoolExecutor(2, thread_name_prefix="argon2")


async def hashed(password: str) -> str:
    """The hash to store of a password."""
    return await asyncio.get_running_loop().run_in_executor(_two_at_a_time, _argon2.hash, _bytes(password))


async def matches(password: str, known: str | None) -> tuple[bool, str | None]:
    """Whether a password fits a stored hash, and a fresher hash if one is due; no hash takes as long to refuse."""
    if len(password) > LONGEST:
        password, known = "", None
    return await asyncio.get_running_loop().run_in_executor(_two_at_a_time, _verify, password, known)


def _verify(password: str, known: str | None) -> tuple[bool, str | None]:
    decoy = _decoy()
    fits, fresher = _argon2.verify_and_update(_bytes(password), known or decoy)
    return (fits, fresher) if known else (False, None)


@lru_cache(maxsize=1)
def _decoy() -> str:
    return _argon2.hash("nobody has this password")


def _bytes(password: str) -> bytes:
    # The same password typed on another keyboard may come as other code points.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
