"""Writes what a registry holds into the files of other programs."""
