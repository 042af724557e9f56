"""Writes plain data as YAML: on one line where it fits, else as a block at a given column."""

from __future__ import annotations

from viewer.base.value import frozen, replace
from viewer.registry.patching.expected import words
from viewer.registry.patching.scalars import WIDTH, fresh, key_text
from viewer.registry.yamlread import Data


@frozen
class Look:
    """How the text around is written: steps of indentation, quotes, and whether items are written in braces."""

    step: int = 2  # from a key to the keys inside its value
    dash: int = 2  # from a key to the dashes of its list
    gap: int = 1  # spaces behind a dash
    quote: str = '"'
    braces: bool | None = None  # items that are mappings: in braces, as a block, or as it fits
    brackets: bool | None = None  # lists of texts: in brackets, as a block, or as it fits
    blocks: bool = True  # whether a text may be written behind | or >


def flow(value: Data, key: str, look: Look) -> str:
    """Return `value` on one line."""
    if isinstance(value, dict):
        inside = ", ".join(
            f"{key_text(words(name), flow=True)}: {flow(item, name, look)}" for name, item in value.items()
        )
        return "{" + inside + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item, key, look) for item in value) + "]"
    if value is None:
        return "null"
    return next(fresh(words(value), key, flow=True, indent=0, quote=look.quote))


def behind_key(value: Data, key: str, column: int, look: Look, *, open_block: bool = False) -> str:
    """Return what follows the colon of `key`, which stands at `column`: a space and a value, or lines below.

    Args:
        value: what is to be written.
        key: whose value it is.
        column: where the key stands.
        look: how it is written around.
        open_block: write a mapping on lines of its own even where it would fit on one.
    """
    if not isinstance(value, dict | list):
        return " " + _scalar(value, key, column + look.step, look)
    if not value or (not open_block and _fits(value, key, column + len(key) + 2, look)):
        return " " + flow(value, key, look)
    inner = column + (look.step if isinstance(value, dict) else look.dash)
    return "\n" + block(value, key, inner, look)


def behind_dash(value: Data, key: str, column: int, look: Look, *, open_block: bool = False) -> str:
    """Return what follows the dash at `column` of an item of the list under `key`."""
    pad = " " * look.gap
    if not isinstance(value, dict | list):
        return pad + _scalar(value, key, column + look.step, look)
    braces = look.braces if isinstance(value, dict) else None
    if not value or braces or (not open_block and braces is None and _fits(value, key, column + 2, look)):
        return pad + flow(value, key, look)
    inner = column + 1 + look.gap
    return pad + block(value, key, inner, replace(look, braces=None, gap=1))[inner:]


def block(value: Data, key: str, column: int, look: Look) -> str:
    """Return the lines of a collection that is not empty, at `column`."""
    pad = " " * column
    if isinstance(value, dict):
        return "\n".join(
            f"{pad}{key_text(words(name), flow=False)}:{behind_key(item, words(name), column, look)}"
            for name, item in value.items()
        )
    return "\n".join(f"{pad}-{behind_dash(item, key, column, look)}" for item in value)


def _scalar(value: Data, key: str, indent: int, look: Look) -> str:
    if value is None:
        return "null"
    return next(fresh(words(value), key, flow=not look.blocks, indent=indent, quote=look.quote))


def _fits(value: Data, key: str, column: int, look: Look) -> bool:
    """Return whether a collection of scalars is short enough for one line."""
    if look.brackets is False and isinstance(value, list):
        return False
    inside = value.values() if isinstance(value, dict) else value
    if any(isinstance(item, dict | list) or (isinstance(item, str) and "\n" in item) for item in inside):
        return False
    return column + len(flow(value, key, look)) <= WIDTH
