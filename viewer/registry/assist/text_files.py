"""Lists the text files that a source may name: those in the folders that hold texts already."""

from __future__ import annotations

from pathlib import PurePosixPath

from viewer.registry.registry import Registry

_MOST = 1_000
_USUAL = ("articles", "originals", "texts", "resources/articles")
_ENDINGS = (".txt", ".md")


def text_files(registry: Registry) -> list[str]:
    """Return the paths of text files from the registry's folder, sorted; folders that cannot be read are left out."""
    texts = [text.file for source in registry.sources.values() for text in source.texts if text.file]
    folders = dict.fromkeys((*(str(PurePosixPath(file).parent) for file in texts), *_USUAL))
    found: list[str] = []
    for folder in folders:
        if not folder.startswith("/") and ".." not in PurePosixPath(folder).parts:
            found += _in_folder(registry, folder)
    return sorted(found)[:_MOST]


def _in_folder(registry: Registry, folder: str) -> list[str]:
    try:
        entries = [entry.name for entry in (registry.folder / folder).iterdir() if entry.suffix.lower() in _ENDINGS]
    except OSError:
        return []
    return [str(PurePosixPath(folder) / name) for name in entries]
