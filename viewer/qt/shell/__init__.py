"""The window around the panes: theme, toolbar, docks, settings."""
