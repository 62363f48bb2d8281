"""Braces within braces, as GIFT and ink have them."""


def outer_braces(text: str) -> list[tuple[int, int]]:
    """Where the outer braces open and close; one that is never closed counts for nothing.

    >>> outer_braces("a {b {c}} {d")
    [(2, 8)]
    """
    out, depth, start = [], 0, 0
    for n, c in enumerate(text):
        if c == "{":
            start = n if depth == 0 else start
            depth += 1
        elif c == "}" and depth:
            depth -= 1
            if depth == 0:
                out.append((start, n))
    return out
