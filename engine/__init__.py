"""qingjing (情景): an interactive scenario-teaching and learning content engine."""

__version__ = "0.1.0"
