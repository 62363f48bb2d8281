"""Who may do what. Every page names one of these rights; the server asks before it reads anything else."""

from typing import Final

_ALL: Final = frozenset({"admin", "secretary", "lecturer"})
_KEEPERS: Final = frozenset({"admin", "secretary"})
_ADMIN: Final = frozenset({"admin"})

#: No account is needed.
PUBLIC: Final = "public"
RIGHTS: Final = {
    "today": _ALL,
    "account": _ALL,
    "events": _ALL,
    "events.withdraw": _KEEPERS,
    "reports": _ALL,
    "reports.names": _KEEPERS,
    "roster": _KEEPERS,
    "roster.import": _KEEPERS,
    "roster.erase": _ADMIN,
    "wishes": _KEEPERS,
    "teams": _KEEPERS,
    "backup": _ADMIN,
    "trail": _ADMIN,
    "users": _ADMIN,
    "settings": _ADMIN,
}
#: What concerns every village: nothing for an account of one village.
WHOLE: Final = frozenset({"roster.import", "backup", "trail", "users", "settings"})


def allowed(role: str, village: str, right: str) -> bool:
    """Whether an account of that role, and of that village (empty: all), has the right.

    >>> allowed("secretary", "", "roster.import"), allowed("secretary", "孔河沟", "roster.import")
    (True, False)
    """
    return role in RIGHTS[right] and not (village and right in WHOLE)
