"""The query language: folding, parsing, matching, facets."""
