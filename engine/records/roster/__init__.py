"""The list that an office has, read as it is."""
