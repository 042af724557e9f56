"""Looks up for a briefing what lies outside of it: what its query finds, passages, problems, an older registry."""
