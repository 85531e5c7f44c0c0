"""Rules of the project that no linter knows, each with its reason."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "hqs_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FOLDING = PACKAGE / "core" / "text.py"


def lines_with(pattern: str, paths: list[Path]) -> list[str]:
    """Every line of ``paths`` that matches, as file:line."""
    assert paths, "nothing to check"
    return [
        f"{path.relative_to(PACKAGE)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line)
    ]


def imports(path: Path) -> set[str]:
    """The modules that a file imports anywhere; ``from a import b`` may mean ``a`` and ``a.b``, so it gives both."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update([node.module, *(f"{node.module}.{alias.name}" for alias in node.names)])
    return found


def modules_of(*folders: str) -> list[Path]:
    """Every module in folders of the package, at any depth. A folder without any is a mistake, of whoever moved it."""
    found = {folder: sorted((PACKAGE / folder).rglob("*.py")) for folder in folders}
    assert all(found.values()), f"nothing to check in {[folder for folder, paths in found.items() if not paths]}"
    return [path for paths in found.values() for path in paths]


def importing(module: str, paths: list[Path]) -> list[str]:
    """The files that import ``module`` or a part of it, in whichever form."""
    return [
        path.relative_to(PACKAGE).as_posix()
        for path in paths
        if any(name == module or name.startswith(f"{module}.") for name in imports(path))
    ]


def test_view_models_know_no_widgets() -> None:
    """They are tested without a window, and could serve another face; import-linter sees only PySide6 as a whole."""
    assert not importing("PySide6.QtWidgets", modules_of("viewmodels"))


def test_no_nested_event_loop() -> None:
    """``dialog.exec()`` inside a coroutine hangs the app (qasync #59); only the start-up loops of app/start.py may."""
    allowed = PACKAGE / "app" / "start.py"
    assert not lines_with(r"\.exec_?\(", [path for path in SOURCES if path != allowed])


def test_tasks_belong_to_a_scope() -> None:
    """A bare task can vanish with its error; TaskScope keeps it and reports."""
    allowed = PACKAGE / "core" / "tasks.py"
    assert not lines_with(r"create_task\(|ensure_future\(", [path for path in SOURCES if path != allowed])


def test_source_is_ascii() -> None:
    """Persian lives in translations and resources, where speakers can mend it."""
    assert not lines_with(r"[^\x00-\x7f]", [path for path in SOURCES if path != FOLDING])


def test_no_bidi_control_in_source() -> None:
    """They can make code read other than it runs."""
    assert SOURCES
    assert not [path for path in SOURCES if BIDI_CONTROLS.search(path.read_text(encoding="utf-8"))]


def test_translated_text_is_constant() -> None:
    """lupdate can't read an f-string, so nobody would translate it."""
    assert not lines_with(r"\b(tr|translate)\([^)]*\bf[\"']", SOURCES)


@pytest.mark.parametrize(
    "module",
    ["hqs_desktop.__main__", "hqs_desktop.app.start", "hqs_desktop.views.shell.window", "hqs_desktop.desk.session"],
)
def test_start_up_imports_stay_light(module: str) -> None:
    """What the first window needs must not load the heavy libraries: they come in a thread after the first paint."""
    heavy = ["httpx", "pydantic", "sqlalchemy", "alembic", "keyring", "qasync", "starlette", "uvicorn", "structlog"]
    code = f"import sys, {module}; print(*[name for name in {heavy} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert loaded.stdout.split() == []


def test_the_first_window_waits_for_nothing_that_it_does_not_show() -> None:
    """Each of these takes milliseconds to import; the first key that needs one imports it, or ``front.LATER`` does."""
    later = ["asyncio", "hqs_desktop.core.model", "hqs_desktop.codes.tables", "hqs_desktop.desk.problems", "tomllib"]
    code = f"import sys, hqs_desktop.app.start; print(*[name for name in {later} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert loaded.stdout.split() == []


def test_no_text_is_left_to_qts_guess() -> None:
    """Qt takes for HTML what looks like it, and opens the files and shares that it names: what shows text says how."""
    labels = PACKAGE / "views" / "widgets" / "labels.py"
    guessing = "|".join(
        (
            r"\.setToolTip\(|\.setWhatsThis\(|\bQLabel\(\S",
            r"addRow\((self|\")",  # of a form: it makes a label of a text
            r"QToolTip|\b(QErrorMessage|QTextEdit|QTextBrowser)\(|RichText",
        )
    )
    assert not lines_with(guessing, [path for path in SOURCES if path != labels])
    box = PACKAGE / "views" / "shell" / "startup.py"
    assert not lines_with("QMessageBox|QProgressDialog|QInputDialog", [path for path in SOURCES if path != box])


def test_what_models_say_in_tool_tips_is_escaped() -> None:
    """Their views show it by a tool tip of Qt's, which guesses."""
    telling = {path for path in SOURCES if "ToolTipRole" in path.read_text(encoding="utf-8")}
    assert telling
    assert not [path for path in telling if "as_tip(" not in path.read_text(encoding="utf-8")]


def test_text_is_cut_by_one_rule() -> None:
    """Qt's own puts the ellipsis of a Persian name at its beginning, in an English window."""
    rule = PACKAGE / "views" / "widgets" / "elided.py"
    assert not lines_with("elidedText", [path for path in SOURCES if path != rule])


DECIDES = {"confirm", "record", "take_alternative", "mark_told", "print_slip"}
"""What can't be taken back, or goes out to people or paper, by the names of view-models and of the printer."""


def names_in(path: Path) -> set[str]:
    """Every name that a file calls or hands on: ``a.name``, ``name``."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return attributes | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_whatever_decides_is_under_the_guard() -> None:
    """A card reader types and ends with Enter: a view that lets a key decide asks ``deliberate`` which keys count."""
    defined = {
        node.name
        for path in modules_of("viewmodels", "views/dialogs")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert defined >= DECIDES, "renamed? name it here as it is called now"
    deciding = {path for path in modules_of("views") if names_in(path) & DECIDES}
    unguarded = {path.relative_to(PACKAGE).as_posix() for path in deciding if "deliberate" not in names_in(path)}
    assert unguarded == WITHIN_OTHERS


WITHIN_OTHERS = {
    "views/book/receipt.py",  # stands in the panel
    "views/book/pages.py",  # stand in the panel
    "views/tasks/acts.py",  # stand on a page
    "views/track/screen.py",  # Ctrl+P opens the dialog
}
"""The views that need no guard of their own, each with what guards it."""


BINDER = PACKAGE / "views" / "commands.py"


def test_only_the_binder_makes_shortcuts() -> None:
    """A key made elsewhere is on no page of keys, and nobody sees that another act has it already."""
    asking = {PACKAGE / "views" / "shell" / "latin_keys.py", PACKAGE / "views" / "widgets" / "table.py"}
    others = [path for path in SOURCES if path != BINDER]
    assert not lines_with(r"QShortcut\((?!\) if)|setShortcut", others)
    # Those two ask whose a key is, and bind none.
    assert not lines_with(r"QKeySequence\(|StandardKey\.", [path for path in others if path not in asking])


def texts_in(path: Path) -> list[str]:
    """Every string of a file that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told
    ]


def test_keys_are_named_by_commands_only() -> None:
    """A key in a sentence or on a button is written by its command: else it is wrong once the key is another.

    But a screen's key is its name too: "the desk (F3)".
    """
    key = re.compile(r"\b(Ctrl|Alt|Shift)\+|\((Enter|Esc|Del|Down|F[15])\)")
    named = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules_of("views", "viewmodels")
        if any(key.search(text) for text in texts_in(path))
    }
    assert named
    assert {name for name in named if not name.endswith("/commands.py")} == set()


def test_only_the_watch_filters_the_application() -> None:
    """Each filter of all events costs every paint; the watch sees the keys once for whoever judges them."""
    allowed = PACKAGE / "views" / "widgets" / "keys.py"
    assert not lines_with(r"app(lication)?\(?\)?\.installEventFilter", [path for path in SOURCES if path != allowed])
