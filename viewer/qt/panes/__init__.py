"""The detail panes."""
