"""Speaks with yaml-language-server, the program behind the YAML extensions of many editors, over its standard pipes.

The server is the pinned release that `make language-server` installs beside the virtual environment; nothing of it
is part of the program. Messages follow the Language Server Protocol 3.17: a header with the length, then JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / ".venv" / "language-server" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
_PATIENCE = 30.0  # seconds in which a server on a busy machine answers
_SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
    "http": {"proxy": "", "proxyStrictSSL": False},
}


def missing() -> str:
    """Return why the server cannot be asked; empty where it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    return "" if SERVER.is_file() else "yaml-language-server is not installed (make language-server)"


class LanguageServer:
    """One running server."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "NODE_NO_WARNINGS": "1"}
        self._process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
        )
        self._heard: Queue[dict[str, Any]] = Queue()
        self._last = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        Thread(target=self._listen, daemon=True).start()
        abilities = {"textDocument": {"hover": {"contentFormat": ["markdown"]}, "completion": {}}}
        self.ask(
            "initialize",
            {"processId": os.getpid(), "rootUri": folder.as_uri(), "capabilities": abilities},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def open(self, path: Path) -> list[dict[str, Any]]:
        """Open a file and return what the server finds wrong with it."""
        text = path.read_text(encoding="utf-8")
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        for message in self._messages():
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == path.as_uri():
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found
        raise AssertionError

    def complete(self, path: Path, line: int, column: int) -> list[str]:
        """Return what is offered at a 0-based place."""
        answer = self.ask("textDocument/completion", _place(path, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return [item["label"] for item in items]

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return what is said of a 0-based place; empty where nothing is."""
        answer = self.ask("textDocument/hover", _place(path, line, column))
        if not answer:
            return ""
        contents = answer["contents"]
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def ask(self, method: str, parameters: dict[str, Any]) -> Any:
        """Send a request and return its result."""
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": parameters})
        for message in self._messages():
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message.get("result")
        raise AssertionError

    def _tell(self, method: str, parameters: dict[str, Any]) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _messages(self) -> Iterator[dict[str, Any]]:
        """Yield what the server says, after answering what it asks."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                message = self._heard.get(timeout=max(until - time.monotonic(), 0.01))
            except Empty:
                raise AssertionError("the language server does not answer") from None
            if "id" in message and "method" in message:
                wanted = message["params"].get("items", []) if message["method"] == "workspace/configuration" else None
                result = None if wanted is None else [_SETTINGS.get(item.get("section", "")) for item in wanted]
                self._send({"id": message["id"], "result": result})
            yield message

    def _listen(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while header := pipe.readline():
            length = 0
            while header.strip():
                name, _colon, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = pipe.readline()
            self._heard.put(json.loads(pipe.read(length)))


def _place(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
