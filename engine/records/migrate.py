"""Bringing a database to the present form. Alembic is loaded only when there is something to do."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, inspect, text

from engine.diagnostics import Both
from engine.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

#: The newest migration in ``migrations/versions``.
HEAD = "0001"
FOLDER = Path(__file__).resolve().parent / "migrations"
#: Any number; the same for every process that migrates.
_LOCK = 0x71696E67


def migrate(connection: Connection, url: URL) -> None:
    """Run the migrations that are missing, in one transaction. Raises ``StoreError`` at a newer form."""
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
        found = _form(connection)
        if found == HEAD:
            return
        if found is not None and found > HEAD:
            raise StoreError(
                Both(
                    f"数据库 {url.database} 是更新的程序用过的（{found}），请先升级本程序",
                    f"{url.database} was used by a later program ({found}); update this one first",
                )
            )
        from alembic import command

        command.upgrade(configured(connection), "head")


def configured(connection: Connection) -> "Config":
    """Alembic's settings for the migrations in this package."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _form(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
