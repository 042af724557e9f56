"""Fixes that need the article texts."""
