"""Python's own settings while the program starts, in a process of its own: they are the whole process's."""

import subprocess
import sys

CODE = """
import gc, linecache, sys
from hqs_desktop.app import interpreter
usual = sys.getswitchinterval()
interpreter.hurry()
import {module}
print(gc.isenabled(), any({module!r} in name for name in linecache.cache), sys.getswitchinterval() < usual)
interpreter.settle()
print(gc.isenabled(), gc.get_freeze_count() > 0, sys.getswitchinterval() < usual)
"""


def test_hurry_and_settle() -> None:
    code = CODE.format(module="colorsys")  # one that nothing else imports
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["False False True", "True True True"]
