"""The registry: its text, its records, its rules."""
