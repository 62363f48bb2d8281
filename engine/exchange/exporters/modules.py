"""ES modules as one classic script, for a page that is opened from the disk.

A browser loads no module from a ``file:`` address, so every module becomes a function that returns its
exports, in the order in which they need one another. The forms of ``import`` and ``export`` that the
player uses are known; anything else is refused, rather than guessed at.
"""

import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple

#: Strings and templates are matched so that what looks like a comment within them is left alone.
_COMMENT = re.compile(
    r"""
      (?P<keep> "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | `(?:\\.|[^`\\])*` )
    | (?P<line> ^[ \t]*//[^\n]*\n )
    | (?P<block> [ \t]*/\*\*.*?\*/[ ]? )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_IMPORT = re.compile(r'^import (?:\{([^}]*)\}|\* as (\w+)) from "([^"]+)";[ \t]*$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|function|function\*|async function) ?(\w+))", re.MULTILINE)
_NAME = re.compile(r"(\w+)(?: as (\w+))?")
_LEFT = re.compile(r"^\s*(?:import|export)\b[^\n]*|\bimport\s*\([^\n]*|\bimport\.meta\b", re.MULTILINE)
#: Would end the element of the page that holds the script.
_ENDING = re.compile(r"</script|<!--", re.IGNORECASE)


class Unbundled(ValueError):
    """A module that cannot become part of one script."""


class _Module(NamedTuple):
    body: str
    #: What it needs: the pattern that takes the exports, and the module they come from.
    needs: list[tuple[str, str]]
    exports: list[str]


def bundled(entry: str, sources: Mapping[str, str]) -> str:
    """The modules that ``entry`` reaches as one script; raises ``Unbundled``.

    >>> print(bundled("a.js", {"a.js": 'import { b } from "./b.js";\\nb();', "b.js": "export const b = () => 1;"}))
    (() => {
    "use strict";
    const $b = (() => {
    const b = () => 1;
    return { b };
    })();
    const $a = (() => {
    const { b } = $b;
    b();
    return {  };
    })();
    })();
    <BLANKLINE>
    """
    modules = {name: _module(name, sources) for name in _reached(entry, sources)}
    parts = [_scope(name, modules) for name in modules]
    return '(() => {\n"use strict";\n' + "".join(parts) + "})();\n"


def _reached(entry: str, sources: Mapping[str, str]) -> list[str]:
    """The modules in the order in which they must run."""
    done: list[str] = []

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise Unbundled(f"modules import one another: {' -> '.join((*path[path.index(name) :], name))}")
        if name in done:
            return
        for _, other in _module(name, sources).needs:
            visit(other, (*path, name))
        done.append(name)

    visit(entry, ())
    return done


def _module(name: str, sources: Mapping[str, str]) -> _Module:
    if name not in sources:
        raise Unbundled(f"there is no module {name}")
    text = without_comments(sources[name].replace("\r\n", "\n"))
    needs: list[tuple[str, str]] = []

    def needed(found: re.Match[str]) -> str:
        names, whole, address = found.groups()
        if not address.startswith("."):
            raise Unbundled(f"{name}: only files beside it can be imported, not {address}")
        pattern = whole if whole else f"{{ {_pattern(name, names)} }}"
        needs.append((pattern, posixpath.normpath(posixpath.join(posixpath.dirname(name), address))))
        return ""

    body = _IMPORT.sub(needed, text)
    exports = [found[1] for found in _EXPORT.finditer(body)]
    body = _EXPORT.sub("", body)
    left = _LEFT.search(body)
    if left:
        raise Unbundled(f"{name}: this form is not known: {left[0].strip()}")
    if _ENDING.search(body):
        raise Unbundled(f"{name}: a script in a page cannot hold </script or <!--")
    return _Module(re.sub(r"\n{2,}", "\n", body).strip(), needs, exports)


def _pattern(name: str, names: str) -> str:
    """``a, b as c`` of an import as a pattern of a declaration."""
    out = []
    for part in filter(None, (p.strip() for p in names.split(","))):
        found = _NAME.fullmatch(part)
        if found is None:
            raise Unbundled(f"{name}: this name is not known: {part}")
        out.append(f"{found[1]}: {found[2]}" if found[2] else found[1])
    return ", ".join(out)


def _scope(name: str, modules: Mapping[str, _Module]) -> str:
    module = modules[name]
    heads = [f"const {pattern} = {_variable(other)};\n" for pattern, other in module.needs]
    returned = f"return {{ {', '.join(module.exports)} }};\n"
    return f"const {_variable(name)} = (() => {{\n{''.join(heads)}{module.body}\n{returned}}})();\n"


def _variable(name: str) -> str:
    """``components/dom.js`` as ``$components$dom``."""
    return "$" + re.sub(r"\W", "$", name.removesuffix(".js"))


def without_comments(text: str) -> str:
    """A script without its whole-line and its ``/** … */`` comments.

    >>> without_comments('let a = "/** no */"; // stays\\n  // goes\\nlet b = /** @type {any} */ (1);')
    'let a = "/** no */"; // stays\\nlet b =(1);'
    """
    return _COMMENT.sub(lambda found: found["keep"] or "", text)
