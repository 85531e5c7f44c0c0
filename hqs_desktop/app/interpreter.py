"""Python itself while the program starts, when only the time to the first key counts."""

import builtins
import gc
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType


def _leave_out(*names: str) -> None:
    """Have modules that nobody uses taken for loaded."""
    for name in names:
        stand_in = ModuleType(name)
        stand_in.__spec__ = ModuleSpec(name, None)
        sys.modules.setdefault(name, stand_in)


# What writes PySide's type stubs: it comes as source in an archive, and is compiled anew at every start.
_leave_out("shibokensupport.signature.lib.pyi_generator", "shibokensupport.signature.lib.enum_sig")
import PySide6.QtCore  # noqa: E402, F401  # it replaces ``__import__``, see below

_START_SWITCH = 0.001
_SWITCH = 0.0005
"""Seconds that a thread which computes keeps the window's waiting. Measured over a round of the matcher, in which the
journal's thread works: 6 ms for the longest stall, with Python's own 5 ms 89."""


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
    sys.setswitchinterval(_SWITCH)
    gc.freeze()
    gc.enable()
