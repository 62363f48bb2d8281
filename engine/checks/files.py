"""Where a missing file may be instead: the slips that people make in paths."""

from engine.graph.subject import Subject

_ENDINGS = {
    "media": ("svg", "png", "jpg", "jpeg", "webp", "gif", "mp3", "ogg", "wav", "m4a"),
    "lesson": ("md",),
    "route": ("yaml", "yml"),
    "include": ("yaml", "yml"),
}
_FOLDERS = {
    "media": ("images", "media", "pictures", "sounds", "audio"),
    "lesson": ("lessons",),
    "route": ("routes",),
    "include": ("scenes",),
}
_WIDE = str.maketrans("／＼．－＿", "/\\.-_")


def other_place(subject: Subject, folder: str, name: str, kind: str) -> str | None:
    """A file that is there and differs by a slip: a backslash, an ending, a folder, wide marks."""
    plain = name.translate(_WIDE).replace("\\", "/").strip().removeprefix("./").removeprefix("/")
    for base in dict.fromkeys([plain, plain.lower(), plain.replace(" ", "-"), plain.replace("_", "-")]):
        for path in _variants(base, kind):
            if path != name and subject.exists(f"{folder}/{path}"):
                return path
    return None


def _variants(base: str, kind: str) -> list[str]:
    stem, dot, _ = base.rpartition(".")
    stems = [stem] if dot else [base]
    endings = [f"{s}.{e}" for s in stems for e in _ENDINGS[kind]]
    paths = [base, *endings]
    short = base.rpartition("/")[2]
    paths += [f"{f}/{p}" for f in _FOLDERS[kind] for p in (short, *[e.rpartition("/")[2] for e in endings])]
    return [*paths, short]
