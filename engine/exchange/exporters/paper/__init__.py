"""A work on paper: ``sheets`` says what stands on it, ``typeset`` makes PDF of that."""
