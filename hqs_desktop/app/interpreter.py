"""Python itself while the program starts, when only the time to the first key counts."""

import builtins
import gc
import sys

import PySide6.QtCore  # noqa: F401  # it replaces ``__import__``, see below

_USUAL_SWITCH = sys.getswitchinterval()
_START_SWITCH = 0.001


def hurry() -> None:
    """Import fast, and give the UI thread its turns, until ``settle``."""
    # PySide's ``__import__`` reads the source of every module that is imported, in search of ``from __feature__
    # import``, which nothing here uses: a quarter of the time of all imports.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    # Everything that is made now stays; looking through it for garbage again and again is another quarter.
    gc.disable()
    sys.setswitchinterval(_START_SWITCH)


def settle() -> None:
    """Be as usual, the program being ready; what is there by now is never looked through for garbage again."""
    sys.setswitchinterval(_USUAL_SWITCH)
    gc.freeze()
    gc.enable()
