"""The Brief workspace: what is chosen on the left, the pages of the document beside it."""
