"""A work in the browser while it is written: rebuilt at every save, shown again at the same place."""
