"""A work as something to be read: its branches as numbered sections, its conditions in words."""
