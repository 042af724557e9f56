"""Figures as writers take them: drawn elsewhere, handed in by the `key` of their block."""

from __future__ import annotations

from collections.abc import Mapping

from viewer.base.value import frozen


@frozen
class Picture:
    """A figure in two forms that show the same.

    Attributes:
        svg: as a vector; letters are outlines, nothing is fetched.
        png: as pixels, for programs that know no vectors.
        width: on paper, in mm.
        height: on paper, in mm.
    """

    svg: bytes
    png: bytes
    width: float
    height: float


Pictures = Mapping[str, Picture]  # by `Figure.key`
