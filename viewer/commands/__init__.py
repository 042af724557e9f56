"""The declared table of commands."""
