"""The editor of the Edit workspace: the selected event's text, or the whole file."""
