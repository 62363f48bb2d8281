"""The lecturer's session: one laptop, one projector, a room of phones."""
