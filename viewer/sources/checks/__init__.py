"""Rules that need the article texts."""
