"""Who learned what, the year's figures, and from learning to doing. A database stays behind ``store``."""
