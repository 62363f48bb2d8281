"""A work in traditional characters: ``words`` converts texts, ``bundle`` what a learner reads of a work."""
