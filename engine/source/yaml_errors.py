"""stub"""
from typing import Any
from engine.diagnostics import Diagnostic, Span
from engine.source import faults
def explained(source: Any, problem: Any) -> Diagnostic:
    return faults.BAD_YAML.at(Span(source.path))
