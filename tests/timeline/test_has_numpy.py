"""Whether numpy is there."""

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from viewer.timeline.arrays import has_numpy


def test_numpy_counts_only_once_it_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """While another thread imports it, nobody is made to wait for that."""
    module = ModuleType("numpy")
    module.__spec__ = ModuleSpec("numpy", None)
    monkeypatch.setitem(sys.modules, "numpy", module)
    assert has_numpy()
    module.__spec__._initializing = True  # type: ignore[attr-defined]  # as Python's importer marks it
    assert not has_numpy()
    monkeypatch.delitem(sys.modules, "numpy")
    assert not has_numpy()
