"""Set-ups as they are found broken, each over a real socket, for the command that has to say what is wrong."""

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import trustme


class Page(BaseHTTPRequestHandler):
    """Answers everything with a page, and no proxy's way with 407."""

    def do_POST(self) -> None:
        page = b"<html><body>Sign in to the network</body></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def do_CONNECT(self) -> None:
        self.send_response(407, "Proxy Authentication Required")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def answering(certificate: trustme.LeafCert | None = None) -> Iterator[int]:
    """The port of such a server, which speaks TLS where it has a certificate."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            certificate.configure_cert(context)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def toml(table: Mapping[str, str]) -> str:
    """A section of settings about the connection."""
    return "[connection]\n" + "".join(f"{name} = '{value}'\n" for name, value in table.items())
