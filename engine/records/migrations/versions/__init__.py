"""One file, one step; ``HEAD`` in ``migrate.py`` names the last."""
