"""Presenting a briefing: the screen full of one event after the other, on the timeline that moves to it."""
