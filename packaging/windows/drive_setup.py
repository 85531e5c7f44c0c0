"""Drives an installer as a person would; run by the smoke test with the build's Python for Windows, under Wine.

drive_setup.py walk fa|en FOLDER PROGRAM [ARGUMENT...]      every page, with a picture of each in FOLDER (a Unix path)
drive_setup.py cancel PROGRAM [ARGUMENT...]                 cancelled on its first page
drive_setup.py plain PROGRAM [ARGUMENT...]                  by a user without administrator's rights
drive_setup.py hold FILE PROGRAM [ARGUMENT...]              while another program holds FILE

Ends with the program's own exit code.
"""

import ctypes
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import wintypes
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 60.0  # seconds for a window or a page to come
LANGUAGES = {"en": "English", "fa": "\u0641\u0627\u0631\u0633\u06cc"}
NEXT, CANCEL, YES, NO = 1, 2, 6, 7  # the buttons' ids, of NSIS' pages and of a message box
WM_COMMAND, BM_GETCHECK, BM_SETCHECK = 0x111, 0xF0, 0xF1
CB_GETLBTEXT, CB_GETCOUNT, CB_SETCURSEL = 0x148, 0x146, 0x14E
GENERIC_READ, OPEN_EXISTING, INVALID_HANDLE = 0x80000000, 3, -1
TOKEN_ALL_ACCESS, ADMINISTRATORS = 0xF01FF, "S-1-5-32-544"

user = ctypes.WinDLL("user32", use_last_error=True)
kernel = ctypes.WinDLL("kernel32", use_last_error=True)
advapi = ctypes.WinDLL("advapi32", use_last_error=True)
for function in (user.SendMessageW, user.PostMessageW):
    function.argtypes = (wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM)
kernel.CreateFileW.restype = wintypes.HANDLE
kernel.GetCurrentProcess.restype = wintypes.HANDLE
user.GetDlgItem.restype = wintypes.HWND


def windows(enumerate_them: Callable[[object], object]) -> list[int]:
    """The visible ones of what a Windows function enumerates."""
    found: list[int] = []

    @ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    def take(window: int, _: int) -> bool:
        if user.IsWindowVisible(wintypes.HWND(window)):
            found.append(window)
        return True

    enumerate_them(take)
    return found


def dialog_of(process: int) -> int | None:
    """The process's uppermost dialog."""
    for window in windows(lambda take: user.EnumWindows(take, 0)):
        owner = wintypes.DWORD()
        user.GetWindowThreadProcessId(wintypes.HWND(window), ctypes.byref(owner))
        if owner.value == process and class_of(window) == "#32770":
            return window
    return None


def page_of(process: int) -> tuple[int, int] | None:
    """The page, or the question, and the button that leaves it, as soon as it can be left."""
    dialog = dialog_of(process)
    for button in (NEXT, NO):
        if dialog and user.IsWindowEnabled(user.GetDlgItem(wintypes.HWND(dialog), button)):
            return dialog, button
    return None


def controls(dialog: int) -> list[int]:
    """The visible controls of a dialog, also of the page within it."""
    return windows(lambda take: user.EnumChildWindows(wintypes.HWND(dialog), take, 0))


def class_of(window: int) -> str:
    """The name of a window's class."""
    name = ctypes.create_unicode_buffer(64)
    user.GetClassNameW(wintypes.HWND(window), name, 64)
    return name.value


def text_of(window: int) -> str:
    """A window's title, or a control's text."""
    text = ctypes.create_unicode_buffer(4096)
    user.GetWindowTextW(wintypes.HWND(window), text, 4096)
    return text.value


def texts(dialog: int) -> list[str]:
    """What a dialog says."""
    return [text for text in map(text_of, controls(dialog)) if text.strip()]


def awaited(ask: Callable[[], T]) -> T:
    """The first answer that is one."""
    until = time.monotonic() + PATIENCE
    while not (answer := ask()):
        if time.monotonic() > until:
            raise TimeoutError("the installer did not go on")
        time.sleep(0.1)
    return answer


def press(dialog: int, button: int) -> None:
    """Press a button, without waiting for what it does."""
    user.PostMessageW(dialog, WM_COMMAND, button, user.GetDlgItem(wintypes.HWND(dialog), button))


def choose_language(process: int, language: str) -> None:
    """Answer the first question."""
    dialog = awaited(lambda: dialog_of(process))
    combo = next(one for one in controls(dialog) if class_of(one) == "ComboBox")
    offered = []
    for index in range(user.SendMessageW(combo, CB_GETCOUNT, 0, 0)):
        text = ctypes.create_unicode_buffer(64)
        user.SendMessageW(combo, CB_GETLBTEXT, index, ctypes.addressof(text))
        offered.append(text.value)
    print("languages:", offered)
    user.SendMessageW(combo, CB_SETCURSEL, offered.index(LANGUAGES[language]), 0)
    press(dialog, NEXT)
    awaited(lambda: dialog_of(process) != dialog)


def picture(folder: str, number: int) -> None:
    """Have Debian's own program take a picture of the screen; Wine can start it, but not wait for it."""
    target = f"{folder}/{number}.png"
    subprocess.run([r"C:\windows\system32\start.exe", "/unix", "/usr/bin/scrot", "-o", target], check=False)
    time.sleep(1)


@contextmanager
def started(command: tuple[str, ...]) -> Iterator[subprocess.Popen[bytes]]:
    """A program that does not outlive what is done with it."""
    with subprocess.Popen(command) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether a program has ended."""
    return process.poll() is not None


def walk(language: str, folder: str, *command: str) -> int:
    """Go through all pages, saying no to questions; the app is not started from the last one."""
    with started(command) as process:
        choose_language(process.pid, language)
        number = 0
        while not ended(process):
            time.sleep(1)  # until the page is painted, or its window gone
            found = awaited(lambda: ended(process) or page_of(process.pid))
            if found is True or not (said := texts(found[0])):
                continue
            page, button = found
            number += 1
            picture(folder, number)
            print(f"page {number}:", said)
            for control in controls(page):
                if class_of(control) == "Button" and user.SendMessageW(control, BM_GETCHECK, 0, 0):
                    user.SendMessageW(control, BM_SETCHECK, 0, 0)
            press(page, button)
            awaited(lambda page=page, said=said: ended(process) or texts(page) != said)
        return process.wait()


def cancel(*command: str) -> int:
    """Cancel on the first page, and mean it."""
    with started(command) as process:
        choose_language(process.pid, "en")
        first = awaited(lambda: dialog_of(process.pid))
        awaited(lambda: texts(first))
        press(first, CANCEL)
        question = awaited(lambda: (found := dialog_of(process.pid)) != first and found)
        print(texts(question))
        press(question, YES)
        return process.wait(PATIENCE)


class Sid(ctypes.Structure):
    """SID_AND_ATTRIBUTES."""

    _fields_ = (("sid", ctypes.c_void_p), ("attributes", wintypes.DWORD))


class StartupInfo(ctypes.Structure):
    """STARTUPINFOW, of which only the size is given."""

    _fields_ = (("size", wintypes.DWORD), ("rest", ctypes.c_byte * 100))


class ProcessInfo(ctypes.Structure):
    """PROCESS_INFORMATION."""

    _fields_ = (
        ("process", wintypes.HANDLE),
        ("thread", wintypes.HANDLE),
        ("process_id", wintypes.DWORD),
        ("thread_id", wintypes.DWORD),
    )


def plain(*command: str) -> int:
    """Run the command with a token in which the administrators' group can only deny."""
    own, restricted, administrators = wintypes.HANDLE(), wintypes.HANDLE(), ctypes.c_void_p()
    must(advapi.OpenProcessToken(wintypes.HANDLE(kernel.GetCurrentProcess()), TOKEN_ALL_ACCESS, ctypes.byref(own)))
    must(advapi.ConvertStringSidToSidW(ADMINISTRATORS, ctypes.byref(administrators)))
    disabled = Sid(administrators, 0)
    must(advapi.CreateRestrictedToken(own, 0, 1, ctypes.byref(disabled), 0, None, 0, None, ctypes.byref(restricted)))
    startup, made, code = StartupInfo(ctypes.sizeof(StartupInfo)), ProcessInfo(), wintypes.DWORD()
    line = ctypes.create_unicode_buffer(subprocess.list2cmdline(command))
    must(advapi.CreateProcessAsUserW(
        restricted, None, line, None, None, False, 0, None, None, ctypes.byref(startup), ctypes.byref(made)
    ))  # fmt: skip
    kernel.WaitForSingleObject(made.process, int(PATIENCE * 1000))
    must(kernel.GetExitCodeProcess(made.process, ctypes.byref(code)))
    return code.value


def hold(file: str, *command: str) -> int:
    """Run the command while nobody else may open, rename or delete the file."""
    handle = kernel.CreateFileW(file, GENERIC_READ, 0, None, OPEN_EXISTING, 0, None)
    must(handle not in (None, wintypes.HANDLE(INVALID_HANDLE).value))
    return subprocess.run(command, check=False).returncode


def must(done: object) -> None:
    """Raise what Windows says where a call failed."""
    if not done:
        raise ctypes.WinError(ctypes.get_last_error())


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    sys.exit({"walk": walk, "cancel": cancel, "plain": plain, "hold": hold}[name](*arguments))
