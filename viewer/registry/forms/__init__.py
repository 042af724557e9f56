"""What forms need to know without a widget: which fields the schema gives an entry, and what a changed field edits.

A form shows plain data and hands plain data back; `changes` compares the two and makes the smallest edits.
"""
