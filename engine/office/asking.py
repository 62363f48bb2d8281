"""One request as the pages see it, and how they answer."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from engine.diagnostics import Both
from engine.diagnostics.both import Language
from engine.errors import RecordError
from engine.office.logins import Login
from engine.office.rights import allowed
from engine.office.site import Site
from engine.records.users import ROLES, Account

if TYPE_CHECKING:
    from jinja2 import Environment

COOKIE = "qingjing-office"
BEFORE = "qingjing-office-before"
_HERE = Path(__file__).parent
#: Longest text in a field; a note of a page of writing is far shorter.
LONGEST = 4000


class Missing(Exception):
    """There is no such thing, or not for this account."""


@dataclass
class Ask:
    """``form`` and ``files`` are what a browser sent; ``error`` why it could not be done, when a page is shown again."""

    site: Site
    path: str
    params: Mapping[str, str]
    query: Mapping[str, str]
    address: str
    cookies: Mapping[str, str]
    form: dict[str, str] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)
    login: Login | None = None
    account: Account | None = None
    error: Both | None = None

    @property
    def who(self) -> Account:
        assert self.account is not None, "a page with a right has an account"
        return self.account

    @property
    def village(self) -> str:
        """The only village of this account; empty: all."""
        return self.account.village if self.account is not None else ""

    def may(self, right: str) -> bool:
        return self.account is not None and allowed(self.account.role, self.account.village, right)

    def sees(self, village: str) -> None:
        """Raises ``Missing`` for another village than the account's own."""
        if self.village and village != self.village:
            raise Missing

    def own(self, village: str) -> str:
        """The village that a form names; an account of one village names no other."""
        if self.village and village not in ("", self.village):
            raise RecordError(Both(f"这个账号只管{self.village}", f"this account is for {self.village} only"))
        return self.village or village

    def field(self, name: str) -> str:
        """A field of the form, without the spaces around it."""
        value = self.form.get(name, "").strip()
        if len(value) > LONGEST:
            raise RecordError(
                Both(f"写得太长了，最多 {LONGEST} 个字", f"too long: {LONGEST} characters at most")
            )
        return value

    def number(self, name: str) -> int | None:
        """A whole number in the form, or nothing where nothing stands."""
        value = self.field(name)
        if not value:
            return None
        if not (value.isascii() and value.isdigit()) or len(value) > 7:
            raise RecordError(Both(f"“{value[:20]}”要写成整数", f"`{value[:20]}` is no whole number"))
        return int(value)

    def token(self) -> str:
        """What every form must bring back."""
        if self.login is not None:
            return self.login.csrf
        return self.site.seal(self.cookies.get(BEFORE, ""))

    def is_ours(self) -> bool:
        """Whether the form came from one of our pages."""
        if self.login is None and not self.cookies.get(BEFORE):
            return False
        return hmac.compare_digest(self.token().encode(), self.form.get("csrf", "").encode())

    def page(self, name: str, /, status: int = 200, **values: Any) -> HTMLResponse:
        """A template as an answer; a notice that waited is shown now."""
        notice = ""
        if self.login is not None:
            notice, self.login.notice = self.login.notice, ""
        shown = {
            "ask": self, "may": self.may, "who": self.account, "csrf": self.token(), "notice": notice,
            "error": self.error.says(self.site.language) if self.error else "", "form": self.form,
            "t": Saying(self.site.language), "lang": self.site.language, "options": self._options,
            "role": ROLES[self.account.role] if self.account else None,
        }  # fmt: skip
        html = templates().get_template(name).render(**shown | values)
        return HTMLResponse(html, 422 if self.error else status)

    def _options(self, meant: Mapping[Any, Any]) -> list[tuple[Any, str]]:
        """What a list to choose from offers: codes, and how they are called."""
        names = {k: getattr(v, "name", v) for k, v in meant.items()}
        return [(k, v.says(self.site.language) if isinstance(v, Both) else str(v)) for k, v in names.items()]

    def to(self, path: str, zh: str = "", en: str = "") -> Response:
        """Go on to a page of ours, with a word about what was done."""
        if self.login is not None and zh:
            self.login.notice = Both(zh, en).says(self.site.language)
        return RedirectResponse(path, 303)

    def today(self) -> date:
        return self.site.now().date()


class Saying:
    """``t("中文", "English")`` and ``t(both)`` in a template."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, zh: "str | Both", en: str = "") -> str:
        return (zh if isinstance(zh, Both) else Both(zh, en)).says(self.language)


@cache
def templates() -> "Environment":
    """Everything that is put into a page is escaped; a name that is not there is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.filters["query"] = lambda values: urlencode({k: v for k, v in values.items() if v not in ("", None)})
    made.filters["hours"] = lambda tenths: f"{tenths // 10}.{tenths % 10}"
    return made


def file_answer(path: Path, name: str, media_type: str) -> Response:
    """A file to keep, never to be shown in the page."""
    return FileResponse(path, filename=name, media_type=media_type)


def bytes_answer(data: bytes, name: str, media_type: str) -> Response:
    from urllib.parse import quote

    kept = {"content-disposition": f"attachment; filename*=utf-8''{quote(name, safe='')}"}
    return Response(data, media_type=media_type, headers=kept)


async def form_of(request: Request) -> tuple[dict[str, str], dict[str, Any]]:
    """Texts and files of a form; of a field that comes twice the last counts."""
    texts: dict[str, str] = {}
    files: dict[str, Any] = {}
    form = await request.form(max_files=1, max_fields=200)
    for name, value in form.multi_items():
        if isinstance(value, str):
            texts[name] = value.replace("\x00", "")
        elif value.filename:
            files[name] = value
    return texts, files
