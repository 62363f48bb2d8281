"""Signing in and out, the first administrator, one's own password; and the accounts of others."""

import hmac

from starlette.responses import Response

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.office.asking import COOKIE, Ask, Missing
from engine.office.pages import Page, set_cookie
from engine.office.passwords import check
from engine.office.rights import PUBLIC
from engine.records import audit, people, users
from engine.records.users import ROLES


def login(ask: Ask) -> Response:
    if ask.account is not None and ask.error is None:
        return ask.to("/")
    return ask.page("login.html")


def sign_in(ask: Ask) -> Response:
    """The password is only looked at when nobody has to wait; the try counts before it is looked at."""
    site, name, password = ask.site, ask.field("name")[:100], ask.form.get("password", "")
    wait = site.throttle.begin(name, ask.address)
    if wait > 0:
        seconds = int(wait) + 1
        ask.error = Both(
            f"密码错了几次，请等 {seconds} 秒再试", f"too many wrong tries: wait {seconds} seconds"
        )
        response = ask.page("login.html")
        response.status_code = 429
        response.headers["retry-after"] = str(seconds)
        return response
    with site.store.read() as r:
        found = users.credentials(r, name)
    if not site.passwords.right(found[1] if found else None, password) or found is None:
        with site.store.write("office") as w:
            audit.note(w, "login.wrong", found[0].id if found else "", address=ask.address)
        raise RecordError(Both("账号或密码不对", "wrong account or password"))
    site.throttle.right(name, ask.address)
    return _signed_in(ask, found[0].id, found[0].name)


def _signed_in(ask: Ask, id: str, name: str) -> Response:
    """A login that begins anew, whatever the browser had before."""
    ask.site.logins.end(ask.cookies.get(COOKIE, ""))
    token = ask.site.logins.begin(id)
    with ask.site.store.write(name) as w:
        audit.note(w, "login", id, address=ask.address)
    response = ask.to("/")
    set_cookie(response, COOKIE, token)
    return response


def sign_out(ask: Ask) -> Response:
    if ask.form.get("everywhere"):
        ask.site.logins.end_all(ask.who.id)
    ask.site.logins.end(ask.cookies.get(COOKIE, ""))
    response = ask.to("/login")
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return response


def _may_set_up(ask: Ask) -> None:
    word = ask.site.setup
    if not word or not hmac.compare_digest(word.encode(), ask.params["word"].encode()):
        raise Missing


def setup(ask: Ask) -> Response:
    _may_set_up(ask)
    return ask.page("setup.html")


def set_up(ask: Ask) -> Response:
    """The first administrator. The word is good for one account."""
    _may_set_up(ask)
    name, password = ask.field("name"), _chosen(ask, ask.field("name"))
    hashed = ask.site.passwords.hashed(password)
    with ask.site.store.write(name or "office") as w:
        if users.listed(w):
            ask.site.setup = ""
            raise Missing
        id = users.add(w, name=name, role="admin", password_hash=hashed)
    ask.site.setup = ""
    return _signed_in(ask, id, name)


def _chosen(ask: Ask, name: str) -> str:
    password = ask.form.get("new", "")
    if password != ask.form.get("again", ""):
        raise RecordError(Both("两遍密码不一样", "the two passwords differ"))
    check(password, name)
    return password


def own(ask: Ask) -> Response:
    return ask.page("account.html")


def change_own(ask: Ask) -> Response:
    """A new password ends every login of the account but a new one here."""
    confirm(ask)
    password = _chosen(ask, ask.who.name)
    hashed = ask.site.passwords.hashed(password)
    with ask.site.store.write(ask.who.name) as w:
        users.change(w, ask.who.id, password_hash=hashed)
    ask.site.logins.end_all(ask.who.id)
    return _signed_in(ask, ask.who.id, ask.who.name)


def confirm(ask: Ask) -> None:
    """Ask for the password of who is signed in once more; raises ``RecordError``."""
    site, who = ask.site, ask.who
    wait = site.throttle.begin(who.name, ask.address)
    if wait > 0:
        seconds = int(wait) + 1
        raise RecordError(Both(f"密码错了几次，请等 {seconds} 秒再试", f"wait {seconds} seconds"))
    with site.store.read() as r:
        found = users.credentials(r, who.name)
    if not site.passwords.right(found[1] if found else None, ask.form.get("password", "")):
        raise RecordError(Both("现在的密码不对", "the present password is wrong"))
    site.throttle.right(who.name, ask.address)


def others(ask: Ask) -> Response:
    with ask.site.store.read() as r:
        return ask.page("users.html", users=users.listed(r), roles=ROLES, villages=people.villages(r))


def add_user(ask: Ask) -> Response:
    name, password = ask.field("name"), _chosen(ask, ask.field("name"))
    hashed = ask.site.passwords.hashed(password)
    with ask.site.store.write(ask.who.name) as w:
        users.add(w, name=name, role=ask.field("role"), password_hash=hashed, village=ask.field("village"))
    return ask.to("/users", f"账号“{name}”加好了", f"account {name} added")


def change_user(ask: Ask) -> Response:
    """What is changed ends that account's logins."""
    id, did = ask.params["id"], ask.field("do")
    with ask.site.store.write(ask.who.name) as w:
        found = users.account(w, id)
        if found is None:
            raise Missing
        if did == "password":
            users.change(w, id, password_hash=ask.site.passwords.hashed(_chosen(ask, found.name)))
        elif did == "role":
            users.change(w, id, role=ask.field("role"))
        elif did in ("disable", "enable"):
            users.change(w, id, disabled=did == "disable")
        else:
            raise Missing
    ask.site.logins.end_all(id)
    return ask.to("/users" if id != ask.who.id else "/login", "改好了", "changed")


pages = [
    Page("GET", "/login", PUBLIC, login),
    Page("POST", "/login", PUBLIC, sign_in, login),
    Page("GET", "/setup/{word}", PUBLIC, setup),
    Page("POST", "/setup/{word}", PUBLIC, set_up, setup),
    Page("POST", "/logout", "account", sign_out),
    Page("GET", "/account", "account", own),
    Page("POST", "/account", "account", change_own, own),
    Page("GET", "/users", "users", others),
    Page("POST", "/users", "users", add_user, others),
    Page("POST", "/users/{id}", "users", change_user, others),
]
