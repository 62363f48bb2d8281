"""The tables. What a report may count is never changed in place.

A thing that can be corrected is a row that names it and numbered versions beside it (``Version``):
the version with the greatest ``serial`` is valid, and as of a moment the greatest one recorded by then.
A plain fact is withdrawn by a row in ``voided``. ``README.md`` has the words.
"""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class Utc(TypeDecorator[datetime]):
    """A moment. Goes in with any zone, is kept in UTC, comes out in UTC; one without a zone is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Utc, str: Text, dict[str, Any]: JSON}


def _key() -> Any:
    return mapped_column(String(36), primary_key=True)


class Recorded:
    """When the store learned it, and from whom. ``recorded_by``: a user's name, ``cli:NAME``, ``kiosk:NAME``."""

    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]


class Version(Recorded):
    """One version of a thing that can be corrected. Two that correct the same one cannot both be kept."""

    serial: Mapped[int] = mapped_column(primary_key=True)


class Person(Recorded, Base):
    """Someone on the roster. ``erased_at``: the personal data were deleted; what was counted stays."""

    __tablename__ = "person"
    id: Mapped[str] = _key()
    erased_at: Mapped[datetime | None]


class Profile(Version, Base):
    """``born`` and ``joined`` are as exact as they were given: ``1958``, ``1958-03`` or ``1958-03-01``."""

    __tablename__ = "profile"
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    name: Mapped[str]
    village: Mapped[str] = mapped_column(index=True)
    duty: Mapped[str]
    gender: Mapped[str]
    born: Mapped[str]
    joined: Mapped[str]
    phone: Mapped[str]
    gone: Mapped[bool]


class Voided(Recorded, Base):
    """A sign-in or a session that must not be counted, and why."""

    __tablename__ = "voided"
    fact: Mapped[str] = _key()
    reason: Mapped[str]


class SignIn(Recorded, Base):
    """``key`` names it at its source, so that it is not counted twice."""

    __tablename__ = "sign_in"
    id: Mapped[str] = _key()
    key: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime]
    zone: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    place: Mapped[str]


class Work(Base):
    """A course or a scenario, as it is called. ``kind``: ``course`` or ``scenario``."""

    __tablename__ = "work"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]


class Item(Base):
    """What a question asks, for whoever reads a report. ``kind`` as in the bundle."""

    __tablename__ = "item"
    work: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    stem: Mapped[str]


class LearningSession(Recorded, Base):
    """One learner's run through one bundle. ``tenths`` of a class hour and ``length`` in seconds are the
    authored ones; ``learner`` is what the source called whoever learned, empty for a passer-by."""

    __tablename__ = "learning_session"
    id: Mapped[str] = _key()
    key: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str]
    learner: Mapped[str]
    work: Mapped[str]
    digest: Mapped[str]
    at: Mapped[datetime]
    zone: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    tenths: Mapped[int | None]
    length: Mapped[int | None]


class Outcome(Version, Base):
    """How a session stands: it grows while it is played. ``seconds`` were spent in it, pauses left out;
    ``person_id`` is empty while nobody on the roster is known to be the learner."""

    __tablename__ = "outcome"
    session_id: Mapped[str] = mapped_column(ForeignKey("learning_session.id"), primary_key=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    ended_at: Mapped[datetime | None]
    seconds: Mapped[int]
    finished: Mapped[bool]
    points: Mapped[int | None]
    of: Mapped[int | None]
    passed: Mapped[bool | None]


class Attempt(Recorded, Base):
    """One scored try at one item. ``response`` is JSON; ``seq`` the number of the line at its source."""

    __tablename__ = "attempt"
    session_id: Mapped[str] = mapped_column(ForeignKey("learning_session.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[str]
    response: Mapped[str]
    right: Mapped[bool | None]
    points: Mapped[int]
    of: Mapped[int]
    at: Mapped[datetime]


class Reached(Recorded, Base):
    """A quiz result, an ending, the end of a course, a task that was accepted (``tasked``): the event as the
    runtime told it."""

    __tablename__ = "reached"
    session_id: Mapped[str] = mapped_column(ForeignKey("learning_session.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class Event(Recorded, Base):
    """Something that was held or done. ``key`` names it at its source."""

    __tablename__ = "event"
    id: Mapped[str] = _key()
    key: Mapped[str] = mapped_column(unique=True)


class Detail(Version, Base):
    """``times`` are 期, 次, 场 or 件 as ``kinds`` has it; ``heads`` 人次, ``people`` 人数, each only as
    somebody counted it. ``minutes`` are of one time."""

    __tablename__ = "detail"
    event_id: Mapped[str] = mapped_column(ForeignKey("event.id"), primary_key=True)
    withdrawn: Mapped[bool]
    kind: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    at: Mapped[datetime | None]
    zone: Mapped[str]
    times: Mapped[int]
    heads: Mapped[int | None]
    people: Mapped[int | None]
    minutes: Mapped[int]
    village: Mapped[str]
    place: Mapped[str]
    lecturer: Mapped[str]
    work: Mapped[str]
    title: Mapped[str]
    note: Mapped[str]
    results: Mapped[dict[str, Any]]


class Attendance(Version, Base):
    """Someone on the roster who was there (or, corrected, was not)."""

    __tablename__ = "attendance"
    event_id: Mapped[str] = mapped_column(ForeignKey("event.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    present: Mapped[bool]


class Team(Recorded, Base):
    """A volunteer team."""

    __tablename__ = "team"
    id: Mapped[str] = _key()


class TeamDetail(Version, Base):
    __tablename__ = "team_detail"
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id"), primary_key=True)
    village: Mapped[str]
    name: Mapped[str]
    gone: Mapped[bool]


class Member(Version, Base):
    """Who belongs to a team."""

    __tablename__ = "member"
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    present: Mapped[bool]


class Wish(Recorded, Base):
    """A 微心愿. ``number`` is what people call it by."""

    __tablename__ = "wish"
    id: Mapped[str] = _key()
    number: Mapped[int] = mapped_column(unique=True)


class WishDetail(Version, Base):
    """What was wished. ``who`` is kept in any case and named only with ``consent``."""

    __tablename__ = "wish_detail"
    wish_id: Mapped[str] = mapped_column(ForeignKey("wish.id"), primary_key=True)
    day: Mapped[date]
    due: Mapped[date]
    how: Mapped[str]
    village: Mapped[str]
    who: Mapped[str]
    consent: Mapped[bool]
    what: Mapped[str]


class WishStep(Version, Base):
    """What was done about it, in order. ``step`` and what follows from it: ``wish.py``."""

    __tablename__ = "wish_step"
    wish_id: Mapped[str] = mapped_column(ForeignKey("wish.id"), primary_key=True)
    step: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str]
    result: Mapped[str]
    satisfaction: Mapped[int | None]


class User(Base):
    """Who may use the office page. ``password_hash`` is argon2's; no figure counts users."""

    __tablename__ = "user"
    id: Mapped[str] = _key()
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    village: Mapped[str]
    password_hash: Mapped[str]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]


class Audit(Base):
    """Who did what, and when. Names and numbers of persons do not stand here, only their ids."""

    __tablename__ = "audit"
    id: Mapped[str] = _key()
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[dict[str, Any]]


class Setting(Version, Base):
    """A rule that figures depend on, each value with the time from which it was known."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]


class Cursor(Base):
    """How far a source was collected, in bytes of a file."""

    __tablename__ = "cursor"
    source: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    offset: Mapped[int]


class Refusal(Recorded, Base):
    """A line that was not counted, whole, and why."""

    __tablename__ = "refusal"
    id: Mapped[str] = _key()
    source: Mapped[str]
    path: Mapped[str]
    offset: Mapped[int]
    reason: Mapped[str]
    raw: Mapped[str]
    __table_args__ = (UniqueConstraint("source", "path", "offset"),)


Index("ix_profile_name", Profile.name)
