"""Opens pages in Chromium without a window, and hears what it says and whom it asks."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
_OWN = ("google.com", "googleapis.com", "gvt1.com", "gstatic.com")  # whom it asks for itself
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--allow-file-access-from-files",
    "--enable-logging=stderr",
)


class Asked(ThreadingHTTPServer):
    """A proxy that answers nothing and remembers who was to be reached."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        super().__init__(("127.0.0.1", 0), _Refusing)

    @property
    def others(self) -> list[str]:
        """Return the addresses that a page asked for."""
        hosts = [(address, address.removeprefix("http://").split("/")[0].split(":")[0]) for address in self.addresses]
        return [address for address, host in hosts if not host.endswith(_OWN)]


class _Refusing(BaseHTTPRequestHandler):
    server: Asked

    def _refuse(self) -> None:
        self.server.addresses.append(self.path)
        self.send_error(502)

    do_GET = do_POST = do_HEAD = do_CONNECT = _refuse  # noqa: N815 — the names that the base class looks for

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def asked() -> Iterator[Asked]:
    """Run a proxy for a while."""
    with Asked() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def opened(page: Path, *wanted: str, proxy: Asked | None = None) -> tuple[str, list[str]]:
    """Return what the browser prints about a page, and what its console says.

    Args:
        page: the file; a new profile lies beside it.
        wanted: what is to be done with it, such as "--dump-dom".
        proxy: hears of everything that is fetched, but for files.
    """
    through = [f"--proxy-server=http://127.0.0.1:{proxy.server_port}"] if proxy else []
    profile = f"--user-data-dir={page.parent / 'profile'}"
    run = subprocess.run(
        [PROGRAM, *_FLAGS, *through, profile, *wanted, page.as_uri()], capture_output=True, check=True, timeout=180
    )
    console = [line for line in run.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line]
    return run.stdout.decode(errors="replace"), console
