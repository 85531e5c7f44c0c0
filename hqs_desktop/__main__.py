"""The command line: what to run, then the app. Nothing heavy is imported before that is known."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from hqs_desktop import __version__
from hqs_desktop.core.resources import resource_path

DEMO_SEED = 1405
USAGE_ERROR = 2


class BilingualParser(argparse.ArgumentParser):
    """An argument parser that helps, and complains, in Persian and English."""

    def __init__(
        self, *, persian: "argparse.ArgumentParser | None" = None, mistake: str = "", **options: object
    ) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # argparse's own keywords, passed through
        self._persian = persian
        self._mistake = mistake

    def format_help(self) -> str:
        """Both languages, English first."""
        persian = f"\n{self._persian.format_help()}" if self._persian else ""
        return super().format_help() + persian

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in both languages and exit with 2."""
        self.print_usage(sys.stderr)
        self.exit(USAGE_ERROR, f"{self.prog}: {self._mistake}: {message}\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of ``hqs-desktop``; its help is in Persian and English."""
    texts: dict[str, dict[str, str]] = json.loads(resource_path("cli", "help.json").read_text(encoding="utf-8"))
    both = {"mistake": f"{texts['fa']['mistake']} / {texts['en']['mistake']}"}
    persian = _parser(texts["fa"] | both, None)
    return _parser(texts["en"] | both, persian)


def _parser(texts: Mapping[str, str], persian: argparse.ArgumentParser | None) -> argparse.ArgumentParser:
    def add(parser: argparse.ArgumentParser, *flags: str, text: str, **options: object) -> None:
        parser.add_argument(*flags, help=texts[text], **options)  # type: ignore[arg-type]  # argparse's own keywords

    def command(name: str, of: str = "") -> argparse.ArgumentParser:
        """A command, or one of a group of them; its text is that of its name, with the group's before it."""
        text = texts[f"{of} {name}" if of else name]
        twin = _subparser(persian, *([of] if of else []), name) if persian else None
        made = (groups[of] if of else commands).add_parser(
            name, help=text, description=text, add_help=False, persian=twin, mistake=texts["mistake"]
        )
        add(made, "-h", "--help", text="help", action="help")
        return made

    def group(name: str) -> None:
        groups[name] = command(name).add_subparsers(
            dest="action", metavar="COMMAND", required=True, parser_class=BilingualParser
        )

    parser = BilingualParser(
        prog="hqs-desktop", description=texts["program"], add_help=False, persian=persian, mistake=texts["mistake"]
    )
    add(parser, "-h", "--help", text="help", action="help")
    add(parser, "--version", text="version", action="version", version=f"hqs-desktop {__version__}")
    add(parser, "--profile", text="profile", type=Path, metavar="DIR")
    groups: dict[str, argparse._SubParsersAction[BilingualParser]] = {}
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=BilingualParser)

    demo = command("demo")
    add(demo, "--tour", text="tour", type=Path, metavar="DIR")
    add(demo, "--morning", text="morning", type=Path, metavar="DIR")
    add(demo, "--seed", text="seed", type=int, default=DEMO_SEED, metavar="N")

    simulator = command("simulator")
    add(simulator, "--port", text="port", type=_port, default=0, metavar="N")
    add(simulator, "--seed", text="seed", type=int, default=DEMO_SEED, metavar="N")

    configure = command("configure")
    # SUPPRESS: a default here would overwrite a --profile given before the command.
    add(configure, "--profile", text="profile", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    add(configure, "--from", text="from", type=Path, metavar="FILE", required=True, dest="source")
    add(configure, "--check", text="check", action="store_true")

    doctor = command("doctor")
    add(doctor, "--profile", text="profile", type=Path, metavar="DIR", default=argparse.SUPPRESS)

    group("settings")
    for made in (command("export", "settings"), command("import", "settings"), command("diagnostics")):
        add(made, "file", text="file", type=Path, metavar="FILE")
        add(made, "--profile", text="profile", type=Path, metavar="DIR", default=argparse.SUPPRESS)

    group("centre")
    initialise = command("init", "centre")
    add(initialise, "--admin-url", text="admin_url", metavar="URL", required=True)
    add_desk = command("add-desk", "centre")
    add(add_desk, "name", text="desk_name", metavar="NAME")
    add(add_desk, "--title", text="desk_title", metavar="TEXT", default="")
    add(add_desk, "--admin-url", text="admin_url", metavar="URL", required=True)
    join = command("join", "centre")
    add(join, "--role", text="role", metavar="ROLE", required=True)
    for made in (join, command("check", "centre")):
        add(made, "--profile", text="profile", type=Path, metavar="DIR", default=argparse.SUPPRESS)

    group("audit")
    verify = command("verify", "audit")
    add(verify, "--profile", text="profile", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    return parser


def _subparser(parser: argparse.ArgumentParser, *names: str) -> argparse.ArgumentParser:
    for name in names:
        commands = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001  # argparse has no public way to a subparser
        parser = commands.choices[name]
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:  # noqa: PLR2004
        raise argparse.ArgumentTypeError(f"{port} is not a port (0-65535)")
    return port


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a windowed exe has no streams; an old console has a narrow encoding
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = build_parser().parse_args(arguments)
    match options.command:
        case "simulator":
            from hqs_desktop.simulator.server import serve_forever  # noqa: PLC0415  # keeps the app's start light

            # Whoever waits for the address at the other end of a pipe must not wait for more.
            serve_forever(port=options.port, seed=options.seed, announce=partial(print, flush=True))
            return 0
        case "configure":
            from hqs_desktop.app.configure import run  # noqa: PLC0415  # keeps the app's start light
        case "doctor":
            from hqs_desktop.app.doctor import run  # noqa: PLC0415  # keeps the app's start light
        case "settings" | "diagnostics":
            from hqs_desktop.app.transfer import run  # noqa: PLC0415  # keeps the app's start light
        case "centre":
            from hqs_desktop.app.centre import run  # noqa: PLC0415  # keeps the app's start light
        case "audit":
            from hqs_desktop.app.audit import run  # noqa: PLC0415  # keeps the app's start light
        case _:
            from hqs_desktop.app import interpreter  # noqa: PLC0415  # keeps the command line light

            interpreter.hurry()
            from hqs_desktop.app import start  # noqa: PLC0415  # keeps the command line light

            demo = options.command == "demo"
            return start.run(
                start.Options(
                    profile=options.profile,
                    demo=demo,
                    tour=options.tour if demo else None,
                    morning=options.morning if demo else None,
                    seed=options.seed if demo else DEMO_SEED,
                )
            )
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
