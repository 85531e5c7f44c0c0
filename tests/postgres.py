"""A real PostgreSQL for the tests: started on a free port in a throw-away folder, as an ordinary user."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from psycopg.conninfo import conninfo_to_dict

HOST: Final = "127.0.0.1"
ADMIN: Final = "hqs_admin"
SERVER_ENV: Final = "HQS_TEST_POSTGRES"
"""Names the administrator's address of a server that runs already, for instance on a developer's Windows."""

_SERVICE_USER: Final = "postgres"  # of Debian's package; initdb refuses root


def binaries() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``; None where these tests can't start a server on this machine."""
    if sys.platform == "win32":
        return None
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), default=None)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: ``url`` is its administrator's address."""

    host: str
    port: int
    database: str
    url: str
    restart: Callable[[], None] | None = None

    @classmethod
    def of(cls, url: str, restart: Callable[[], None] | None = None) -> "Server":
        """The server of an administrator's address."""
        info = conninfo_to_dict(url)
        return cls(str(info["host"]), int(info.get("port") or 5432), str(info["dbname"]), url, restart)


@contextmanager
def server() -> Iterator[Server]:
    """A server, while it runs. One that was named from outside can't be restarted."""
    if url := os.environ.get(SERVER_ENV):
        yield Server.of(url)
        return
    where = binaries()
    if where is None:
        raise FileNotFoundError("no PostgreSQL here")
    with TemporaryDirectory(prefix="hqs-postgres-") as name:
        folder = Path(name)
        data, port = folder / "data", _free_port()
        data.mkdir()
        if os.geteuid() == 0:
            for path in (folder, data):
                shutil.chown(path, _SERVICE_USER)
        auth = ("--auth-local=trust", "--auth-host=scram-sha-256", "--pwfile", _password_file(folder))
        _run(where / "initdb", "-D", data, "-U", ADMIN, "-E", "UTF8", "--locale=C", "--no-sync", *auth)
        options = f"-c listen_addresses={HOST} -c port={port} -c unix_socket_directories={folder} -c fsync=off"
        control = (where / "pg_ctl", "-D", data, "-w", "-m", "immediate", "-l", folder / "log", "-o", options)
        _run(*control, "start")
        try:
            yield Server.of(
                f"postgresql://{ADMIN}:{ADMIN}@{HOST}:{port}/postgres", restart=partial(_run, *control, "restart")
            )
        finally:
            _run(*control, "stop")


def _free_port() -> int:
    with socket.socket() as held:
        held.bind((HOST, 0))
        port: int = held.getsockname()[1]
        return port


def _password_file(folder: Path) -> Path:
    path = folder / "password"
    path.write_text(ADMIN, encoding="ascii")
    path.chmod(0o644)
    return path


def _run(*command: object) -> None:
    words: Sequence[str] = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["setpriv", f"--reuid={_SERVICE_USER}", f"--regid={_SERVICE_USER}", "--clear-groups", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")
