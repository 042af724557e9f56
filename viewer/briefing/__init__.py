"""Briefings: what is chosen, how it becomes a document of blocks, and what changed since an older registry."""
