"""The parts of the patch engine: from an edit of the data to spans of the text. `registry/patch.py` is the door."""
