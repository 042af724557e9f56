"""The briefing that is open: its choice, its history, and its file."""
