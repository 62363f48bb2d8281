"""Rules that look for their fault themselves: one rule, one file, named after the fault."""
