"""The ``qingjing`` command: one command, one file; the only place that prints and exits."""
