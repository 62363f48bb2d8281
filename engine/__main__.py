"""``python -m engine`` is ``qingjing``."""

from engine.cli.entry import main

main()
