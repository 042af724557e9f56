"""Timeline Viewer: a timeline over a plain-text event registry, with every fact tied to its passage."""

__version__ = "0.1.0"
