import pytest

from viewer.base.observe import Signal


def test_listeners_hear_in_the_order_in_which_they_connected() -> None:
    """Each listener gets each value, at once."""
    heard: list[tuple[str, int]] = []
    signal: Signal[int] = Signal()
    signal.connect(lambda value: heard.append(("first", value)))
    signal.connect(lambda value: heard.append(("second", value)))
    signal.emit(1)
    signal.emit(2)
    assert heard == [("first", 1), ("second", 1), ("first", 2), ("second", 2)]


def test_who_disconnects_hears_no_more() -> None:
    """The function that connecting returns ends the listening, and may be called again."""
    heard: list[int] = []
    signal: Signal[int] = Signal()
    disconnect = signal.connect(heard.append)
    signal.emit(1)
    disconnect()
    disconnect()
    signal.emit(2)
    assert heard == [1]


def test_a_listener_that_raises_silences_nobody() -> None:
    """All listeners hear, then the first error is raised."""
    heard: list[int] = []
    signal: Signal[int] = Signal()

    def fail(value: int) -> None:
        raise ValueError(f"error {value}")

    def fail_too(_value: int) -> None:
        raise KeyError

    signal.connect(fail)
    signal.connect(fail_too)
    signal.connect(heard.append)
    with pytest.raises(ValueError, match="error 3"):
        signal.emit(3)
    assert heard == [3]


def test_listeners_may_come_and_go_while_one_is_heard() -> None:
    """Who connects during an emission hears from the next one on; who leaves keeps nobody from hearing."""
    heard: list[tuple[str, int]] = []
    signal: Signal[int] = Signal()

    def once(value: int) -> None:
        heard.append(("once", value))
        leave()
        signal.connect(lambda later: heard.append(("late", later)))

    leave = signal.connect(once)
    signal.connect(lambda value: heard.append(("always", value)))
    signal.emit(1)
    assert heard == [("once", 1), ("always", 1)]
    signal.emit(2)
    assert heard[2:] == [("always", 2), ("late", 2)]


def test_nobody_needs_to_listen() -> None:
    """An emission without listeners is no error."""
    Signal[None]().emit(None)
