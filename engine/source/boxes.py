"""The boxes of a lesson, which begin with ``:::`` and a word."""

#: Containers in both spellings.
BOXES = {
    "旁注": "note", "note": "note", "史实": "fact", "fact": "fact", "讲稿": "notes", "notes": "notes",
    "提问": "ask", "ask": "ask", "念": "speak", "speak": "speak",
}  # fmt: skip
