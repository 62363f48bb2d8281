"""The characters and words that matter to the mending. No patterns: a clean file is read without them."""

#: Blanks that YAML does not take for indentation, and characters of no width.
WIDE_BLANKS = "\u3000\u2003"
NO_WIDTH = "\u200b\u200c\u200e\u200f\u2060\ufeff"
ODD = (
    "\t\xa0\u2000\u2001\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f" + WIDE_BLANKS + NO_WIDTH
)
COLONS = ":：﹕∶"
WIDE_COLONS = COLONS[1:]

#: No key is longer than this.
LONGEST_NAME = 40
#: Keys whose value is a script: a text or a list, never a mapping.
SCRIPT_KEYS = frozenset({"剧本", "script"})
