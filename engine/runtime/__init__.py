"""The pure state machine that plays a program. Its twin is ``players/kiosk/static/runtime``."""

from engine.runtime.history import History
from engine.runtime.program import Program
from engine.runtime.state import State
from engine.runtime.step import begin, step

__all__ = ["History", "Program", "State", "begin", "step"]
