"""The slips of an input method, mended before YAML sees them, each with a warning.

Lines are never added or removed, and every column in a diagnostic is the author's.
"""

from engine.diagnostics import Diagnostic
from engine.source.mend_clean import is_clean
from engine.source.mending import Mend

#: In a shorter file the walk costs less than the patterns that would spare it.
_LONG = 100_000


def mend(path: str, text: str, keys: frozenset[str]) -> tuple[str, dict[int, list[Mend]], list[Diagnostic]]:
    """The mended text, the changes by line (from zero), and what is said about them.

    ``keys`` are the words that the language uses as keys: they tell ``去：河边`` from ``石头：娘``.
    """
    if len(text) > _LONG and is_clean(text, keys):
        return text, {}, []
    # A long file without a slip is read without loading the walk and its patterns.
    from engine.source.mend_page import Page
    from engine.source.mend_walk import Walk

    page = Page(path, text, keys)
    Walk(page).all()
    if not page.mends:
        return text, {}, page.diagnostics
    return page.mended(), page.mends, page.diagnostics
