"""Who may use the office page. Passwords are hashed by the caller; hashes never leave ``credentials``."""

from dataclasses import dataclass

from sqlalchemy import func, select

from engine.diagnostics import Both
from engine.errors import RecordError
from engine.records import audit
from engine.records.clock import new_id
from engine.records.schema import User
from engine.records.store import Reading, Writing

ROLES = {
    "admin": Both("管理员", "administrator"),
    "secretary": Both("书记", "secretary"),
    "lecturer": Both("讲师", "lecturer"),
}


@dataclass(frozen=True, slots=True)
class Account:
    """``village``: a secretary of one village sees that one only; empty: all."""

    id: str
    name: str
    role: str
    village: str
    disabled: bool


def listed(r: Reading) -> list[Account]:
    return [_told(u) for u in r.session.scalars(select(User).order_by(User.created_at))]


def credentials(r: Reading, name: str) -> tuple[Account, str] | None:
    """The account that may sign in under that name, and its password hash."""
    found = r.session.scalar(select(User).where(User.name == name, User.disabled_at.is_(None)))
    return None if found is None else (_told(found), found.password_hash)


def account(r: Reading, id: str) -> Account | None:
    found = r.session.get(User, id)
    return None if found is None else _told(found)


def add(w: Writing, *, name: str, role: str, password_hash: str, village: str = "") -> str:
    """A new account; returns its id."""
    if role not in ROLES or not name.strip():
        raise RecordError(Both(f"角色是 {'、'.join(ROLES)} 之一", f"a role is one of {', '.join(ROLES)}"))
    if w.session.scalar(select(User.id).where(User.name == name.strip())):
        raise RecordError(Both(f"已经有叫{name}的账号", f"there is an account called {name}"))
    id = new_id()
    w.add(
        User(
            id=id, name=name.strip(), role=role, village=village, password_hash=password_hash,
            created_at=w.now, disabled_at=None,
        )
    )  # fmt: skip
    audit.note(w, "user.add", id, role=role)
    return id


def change(
    w: Writing,
    id: str,
    *,
    role: str | None = None,
    password_hash: str | None = None,
    disabled: bool | None = None,
) -> None:
    """Change an account. Raises ``RecordError`` when no administrator would be left."""
    user = w.session.get(User, id)
    if user is None or (role is not None and role not in ROLES):
        raise RecordError(Both("没有这个账号或角色", "no such account or role"))
    user.role = role if role is not None else user.role
    user.password_hash = password_hash if password_hash is not None else user.password_hash
    if disabled is not None:
        user.disabled_at = w.now if disabled else None
    w.session.flush()
    admins = select(func.count()).where(User.role == "admin", User.disabled_at.is_(None))
    if not w.session.scalar(admins):
        raise RecordError(Both("至少要留一个管理员", "one administrator must be left"))
    changed = {"role": role, "disabled": disabled, "password": password_hash is not None or None}
    audit.note(w, "user.change", id, **{k: v for k, v in changed.items() if v is not None})


def _told(user: User) -> Account:
    return Account(user.id, user.name, user.role, user.village, user.disabled_at is not None)
