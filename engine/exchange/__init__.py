"""Works in the forms that others read: what leaves the engine, and what comes in."""
