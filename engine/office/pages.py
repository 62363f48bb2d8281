"""A page: its path, the right that it needs, and the order in which a request is examined.

First who asks, then whether the account may; only then is a form read, and it must be one of ours.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from engine.diagnostics import Both
from engine.errors import EngineError
from engine.office.asking import BEFORE, COOKIE, Ask, Missing, form_of
from engine.office.rights import PUBLIC
from engine.office.site import Site
from engine.records import users

Handler = Callable[[Ask], Response]
_NO_PAGE = Both("没有这一页", "there is no such page")
_TOO_LARGE = Both(
    "文件太大了，没有收：名单最多 20 MB，只留名单那一张表，再试",
    "too large, nothing was read: a list may have 20 MB",
)
_TOO_OLD = Both("这一页放得太久了，请退回去刷新再试", "this page is too old: go back, reload and try again")


class Page(NamedTuple):
    """``again`` is shown, with the reason, when a form could not be carried out."""

    method: str
    path: str
    right: str
    handler: Handler
    again: Handler | None = None


def routes_of(pages: Iterable[Page]) -> list[BaseRoute]:
    return [Route(p.path, _endpoint(p), methods=[p.method]) for p in pages]


def _endpoint(page: Page) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        site: Site = request.app.state.site
        ask = Ask(
            site, request.url.path, request.path_params, request.query_params,
            request.client.host if request.client else "", dict(request.cookies),
        )  # fmt: skip
        fresh = _seal_for(ask, page)
        told = await run_in_threadpool(_admitted, ask, page)
        if told is not None:
            return told
        try:
            if page.method == "POST":
                ask.form, ask.files = await form_of(request)
                if not ask.is_ours():
                    return _told(ask, 403, _TOO_OLD)
            response = await run_in_threadpool(_answered, ask, page)
        finally:
            await request.close()
        if fresh:
            set_cookie(response, BEFORE, fresh)
        return response

    return answer


def _seal_for(ask: Ask, page: Page) -> str:
    """Whoever has not signed in gets something to seal forms with; it is returned when it is new."""
    if page.method != "GET" or ask.cookies.get(BEFORE) or not ask.path.startswith(("/login", "/setup")):
        return ""
    fresh = secrets.token_urlsafe(24)
    ask.cookies = {**ask.cookies, BEFORE: fresh}
    return fresh


def _admitted(ask: Ask, page: Page) -> Response | None:
    """Learn who asks; the answer to one who may not."""
    try:
        ask.login = ask.site.logins.of(ask.cookies.get(COOKIE, ""))
        if ask.login is not None:
            with ask.site.store.read() as r:
                ask.account = users.account(r, ask.login.account)
            if ask.account is None or ask.account.disabled:
                ask.login = ask.account = None
    except EngineError as e:
        return _told(ask, 503, e.says)
    if page.right == PUBLIC or ask.may(page.right):
        return None
    if ask.account is None:
        return RedirectResponse("/login", 303)
    return _told(ask, 403, Both("这个账号不能打开这一页", "this account may not open this page"))


def _answered(ask: Ask, page: Page) -> Response:
    try:
        return page.handler(ask)
    except Missing:
        return _told(ask, 404, _NO_PAGE)
    except EngineError as e:
        if page.again is None:
            return _told(ask, 422, e.says)
        again = replace(ask, error=e.says)
        try:
            return page.again(again)
        except (EngineError, Missing):
            return _told(ask, 422, e.says)


def nowhere(request: Request) -> Response:
    """The answer to an address that leads to no page; it does not look at who asks."""
    site: Site = request.app.state.site
    return _told(Ask(site, request.url.path, {}, {}, "", {}), 404, _NO_PAGE)


def too_large(site: Site) -> Response:
    """The answer to a form that goes beyond its limit; nothing of it was read."""
    return _told(Ask(site, "", {}, {}, "", {}), 413, _TOO_LARGE)


def _told(ask: Ask, status: int, why: Both) -> Response:
    return ask.page("told.html", status, why=why)


def set_cookie(response: Response, name: str, value: str) -> None:
    """For this site alone, out of reach of scripts, gone with the browser."""
    response.set_cookie(name, value, path="/", httponly=True, samesite="strict")
