"""What a screen reader finds: a session bus with the accessibility bus beside it, and a way to ask what is on it.

The programs are those of any Linux desktop: `dbus-daemon`, and of at-spi2-core the launcher of the accessibility
bus, which starts the registry there. Questions and signals are those of AT-SPI 2, sent over D-Bus as a reader
sends them. Numbers of states are places in AT-SPI's list of states.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.e2e.desktop import PATIENCE, Box

_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE, _COMPONENT, _ACTION = (f"org.a11y.atspi.{name}" for name in ("Accessible", "Component", "Action"))
_PROPERTIES = "org.freedesktop.DBus.Properties"
_EVENTS = ("focus:", "object:state-changed:focused", "object:announcement")
STATES = {"collapsed": 5, "expanded": 10, "focusable": 11, "focused": 12, "selected": 23, "showing": 25}


def missing_programs() -> list[str]:
    """Return what an accessibility bus needs and is not installed."""
    missing = [] if shutil.which("dbus-daemon") else ["dbus-daemon"]
    return missing if _launcher() else [*missing, "at-spi-bus-launcher"]


def _launcher() -> str | None:
    return next((path for path in _LAUNCHERS if Path(path).exists()), None)


class Node(NamedTuple):
    """Something that a program shows to readers: the program's name on the bus, and a path."""

    owner: str
    path: str


class Reader:
    """A session bus and an accessibility bus of its own, and the part of a screen reader that asks and listens.

    Args:
        folder: where the buses may have their sockets.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._environment = {"PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self.address
        launcher = _launcher()
        assert launcher is not None
        self._launcher = subprocess.Popen(
            [launcher, "--launch-immediately"],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._bus = open_dbus_connection(bus=self._accessibility_bus())
        self._listen()

    def _accessibility_bus(self) -> str:
        """Return the address of the bus that programs show themselves on, once the launcher has made it."""
        session = open_dbus_connection(bus=self.address)
        try:
            while self._launcher.poll() is None:
                owned = session.send_and_get_reply(message_bus.NameHasOwner("org.a11y.Bus"), timeout=PATIENCE)
                if owned.body[0]:
                    break
            address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = session.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=PATIENCE)
            assert reply.header.message_type is MessageType.method_return, reply.body
            return str(reply.body[0])
        finally:
            session.close()

    def _listen(self) -> None:
        """Ask programs to tell of the events that a reader speaks of."""
        for interface in ("org.a11y.atspi.Event.Object", "org.a11y.atspi.Event.Focus"):
            self._bus.send_and_get_reply(
                message_bus.AddMatch(MatchRule(type="signal", interface=interface)), timeout=PATIENCE
            )
        changes = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="StateChanged")
        self._changes = self._bus.filter(changes, bufsize=1000)
        for event in _EVENTS:
            place = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, _REGISTRY)
            self._bus.send_and_get_reply(
                new_method_call(place, "RegisterEvent", "sass", (event, [], "")), timeout=PATIENCE
            )

    def close(self) -> None:
        """End the programs that this object started; the buses end with them."""
        self._bus.close()
        for process in (self._launcher, self._daemon):
            process.terminate()
            process.wait(5)
        assert self._daemon.stdout is not None
        self._daemon.stdout.close()

    # Questions

    def programs(self) -> list[Node]:
        """Return the programs that show themselves."""
        return self.children(Node(_REGISTRY, _ROOT))

    def children(self, node: Node) -> list[Node]:
        """Return what a node holds; nothing where it is gone meanwhile."""
        found = self._ask(node, _ACCESSIBLE, "GetChildren")
        return [Node(*child) for child in found] if found else []

    def all_under(self, node: Node) -> Iterator[Node]:
        """Yield a node and all that it holds, from the outside in."""
        yield node
        for child in self.children(node):
            yield from self.all_under(child)

    def name(self, node: Node) -> str:
        """Return what is said of a node first."""
        return str(self._property(node, "Name"))

    def description(self, node: Node) -> str:
        """Return what is said of a node besides."""
        return str(self._property(node, "Description"))

    def role(self, node: Node) -> str:
        """Return what a node is, in AT-SPI's words."""
        return str(self._ask(node, _ACCESSIBLE, "GetRoleName"))

    def states(self, node: Node) -> set[str]:
        """Return those of `STATES` that a node is in."""
        low, _high = self._ask(node, _ACCESSIBLE, "GetState") or (0, 0)
        return {name for name, bit in STATES.items() if low >> bit & 1}

    def box(self, node: Node) -> Box:
        """Return the part of the screen that a node takes."""
        return Box(*self._ask(node, _COMPONENT, "GetExtents", "u", (0,)))

    def act(self, node: Node, action: str) -> None:
        """Do one of a node's actions, such as "Press"."""
        names = [found[0] for found in self._ask(node, _ACTION, "GetActions")]
        self._ask(node, _ACTION, "DoAction", "i", (names.index(action),))

    # Signals

    def next_focus(self, patience: float = PATIENCE) -> Node:
        """Return what says next that it has the focus now, also where it said so during another question."""
        while True:
            signal = self._bus.recv_until_filtered(self._changes.queue, timeout=patience)
            fields, body = signal.header.fields, signal.body
            if body[0] == "focused" and body[1] == 1:
                return Node(fields[HeaderFields.sender], fields[HeaderFields.path])

    def forget(self) -> None:
        """Let go of what was told so far."""
        try:
            while True:
                self.next_focus(0.2)
        except TimeoutError:
            return

    def _property(self, node: Node, name: str) -> Any:
        found = self._ask(node, _PROPERTIES, "Get", "ss", (_ACCESSIBLE, name))
        return found[1] if found else ""

    def _ask(
        self, node: Node, interface: str, method: str, kinds: str | None = None, values: tuple[Any, ...] = ()
    ) -> Any:
        """Return the answer to one question, or None where it is refused."""
        place = DBusAddress(node.path, node.owner, interface)
        reply = self._bus.send_and_get_reply(new_method_call(place, method, kinds, values), timeout=PATIENCE)
        if reply.header.message_type is not MessageType.method_return:
            return None
        return reply.body[0] if reply.body else None
