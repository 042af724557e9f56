"""Tests of the writers of briefings."""
