"""PINs: which may be chosen, how they are kept, and how long one waits after wrong ones."""

import hashlib
import hmac
import secrets
from datetime import timedelta
from itertools import pairwise
from typing import Final

from hqs_desktop.core.errors import OperatorError, OperatorFault
from hqs_desktop.core.text import clean_input, to_ascii_digits

SHORTEST: Final = 4
LONGEST: Final = 12

_LOG_N, _R, _P, _LENGTH = 14, 8, 1, 32  # 16 MB and about 50 ms on a desk's computer
_FREE_TRIES: Final = 3
_WAITS: Final = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 5 * 60, 15 * 60, 60 * 60))


def typed_pin(text: str) -> str:
    """A PIN as it was typed, in any digits."""
    return to_ascii_digits(clean_input(text))


def new_pin(text: str) -> str:
    """A PIN that somebody chose. Raises ``OperatorError`` for one that can't be used or is guessed at once."""
    pin = typed_pin(text)
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise OperatorError(OperatorFault.NO_PIN)
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        raise OperatorError(OperatorFault.PLAIN_PIN)
    return pin


def hashed(pin: str) -> str:
    """What is kept of a PIN: parameters, salt and hash. Takes about 50 ms."""
    salt = secrets.token_bytes(16)
    made = hashlib.scrypt(pin.encode(), salt=salt, n=1 << _LOG_N, r=_R, p=_P, dklen=_LENGTH)
    return f"scrypt${_LOG_N}${_R}${_P}${salt.hex()}${made.hex()}"


def fits(pin: str, kept: str) -> bool:
    """Whether that is the PIN of which ``hashed`` gave ``kept``. Takes about 50 ms."""
    _, log_n, r, p, salt, expected = kept.split("$")
    made = hashlib.scrypt(
        pin.encode(), salt=bytes.fromhex(salt), n=1 << int(log_n), r=int(r), p=int(p), dklen=len(expected) // 2
    )
    return hmac.compare_digest(made, bytes.fromhex(expected))


def wait_after(failed: int) -> timedelta:
    """How long nobody may try again after so many wrong PINs in a row."""
    late = failed - _FREE_TRIES
    return timedelta() if late < 0 else _WAITS[min(late, len(_WAITS) - 1)]
