"""The file itself: its parts, what each is and what it refers to, packed so that the same parts give the same bytes.

Open Packaging Conventions (ECMA-376, part 2): a zip file whose `[Content_Types].xml` names the type of each part, and
where a part refers to others by the ids in the `.rels` file beside it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from viewer.briefing.writers.docx.markup import element, part

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can tell
_BY_SUFFIX = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "svg": "image/svg+xml",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}


class Relations:
    """What one part refers to; the same target twice has one id."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, bool], str] = {}

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id under which the part refers to `target`; `kind` is a full address or the end of Office's."""
        address = kind if kind.startswith("http") else f"{OFFICE}/{kind}"
        return self._known.setdefault((address, target, external), f"rId{len(self._known) + 1}")

    def __bool__(self) -> bool:
        return bool(self._known)

    def file(self) -> bytes:
        """Return the `.rels` file."""
        entries = []
        for (kind, target, external), key in self._known.items():
            attributes = [("Id", key), ("Type", kind), ("Target", target)]
            entries.append(element("Relationship", attributes + [("TargetMode", "External")] * external))
        return part("Relationships", [("", f"{PACKAGE}/relationships")], *entries)


class Package:
    """Collects the parts of a file, in the order in which they are packed."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}

    def add(self, name: str, content: bytes, kind: str = "", relations: Relations | None = None) -> None:
        """Add a part; `kind` is its content type, where its suffix does not tell."""
        self._parts[name] = content
        if kind:
            self._types[name] = kind
        if relations:
            folder, _slash, last = name.rpartition("/")
            self._parts[f"{folder}/_rels/{last}.rels".lstrip("/")] = relations.file()

    def packed(self, relations: Relations) -> bytes:
        """Return the file, which begins at what `relations` refer to."""
        return _zip({"[Content_Types].xml": self._content_types(), "_rels/.rels": relations.file(), **self._parts})

    def _content_types(self) -> bytes:
        used = {"rels", "xml"} | {name.rpartition(".")[2] for name in self._parts}
        entries = [
            element("Default", [("Extension", suffix), ("ContentType", kind)])
            for suffix, kind in _BY_SUFFIX.items()
            if suffix in used
        ]
        for name, kind in self._types.items():
            entries.append(element("Override", [("PartName", f"/{name}"), ("ContentType", kind)]))
        return part("Types", [("", f"{PACKAGE}/content-types")], *entries)


def _zip(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else the bytes would tell on which system they were made
            archive.writestr(entry, content)
    return packed.getvalue()
