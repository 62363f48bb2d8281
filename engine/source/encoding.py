"""stub"""
from engine.diagnostics import Diagnostic, Span
from engine.source import faults
def decoded(path: str, data: bytes, limit: int) -> tuple[str | None, list[Diagnostic]]:
    return data.decode("utf-8-sig"), []
