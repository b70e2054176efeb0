"""Metadata corrected, confirmed and supplied by an annotator; each works inside the caller's step."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from apostille.reading.draft import DATE_KEYS, DOCUMENT_KINDS, KEYS
from apostille.refusal import Refusal, WrongUse
from apostille.store.keeping import one_line
from apostille.store.schema import Field, Statement

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LANGUAGES = ("language", "original_language")


def set_field(
    session: Session,
    statement: int,
    key: str,
    value: str,
    *,
    ordinal: int = 0,
    part: str | None = None,
    state: str | None = None,
) -> None:
    """Corrects a value that was read, or supplies one that was not; its evidence stays beside it.

    ``state`` None: *corrected* where the text gave another value, *confirmed* where it gave this
    one, *supplied* where it gave none. ``part`` None is the whole statement, or else the first
    part that has such a value. Raises ``WrongUse`` for an unknown key or a malformed value.
    """
    clean = validated(key, value)
    here = (Field.statement == statement, Field.key == key, Field.ordinal == ordinal)
    query = select(Field.id, Field.value, Field.start, Field.state).where(*here)
    query = query.order_by(Field.part.is_not(None), Field.id) if part is None else query.where(Field.part == part)
    row = session.execute(query).first()
    if row is None:
        _supply(session, statement, key, clean, ordinal, part, state)
    else:
        known, old, start, was = row
        made = state or _state(was, read=start is not None, same=old == clean)
        session.execute(update(Field).where(Field.id == known).values(value=clean, state=made))
    if key == "language":
        session.execute(update(Statement).where(Statement.id == statement).values(language=clean))


def _state(was: str, *, read: bool, same: bool) -> str:
    if not read:
        return "supplied"
    if same:
        return "corrected" if was == "corrected" else "confirmed"
    return "corrected"


def confirm_field(session: Session, field: int) -> None:
    """Says that a value is right as it is."""
    _there(session, field)
    session.execute(update(Field).where(Field.id == field).values(state="confirmed"))


def clear_field(session: Session, field: int) -> None:
    """Takes a value away: the text does not say so, and nobody knows better."""
    _there(session, field)
    session.execute(delete(Field).where(Field.id == field))


def validated(key: str, value: str) -> str:
    """The value in its normal form; raises ``WrongUse`` in words where it cannot be one."""
    if key not in KEYS:
        raise WrongUse(f"There is no metadata key “{key}”. There are: {', '.join(KEYS)}.", what=key)
    clean = one_line(value)
    if not clean:
        raise WrongUse(f"“{key}” needs a value.", what=key)
    if key == "kind":
        clean = re.sub(r"[ -]+", "_", clean.lower())
    if key in _LANGUAGES:
        clean = _tag(clean)
    if key == "kind" and clean not in DOCUMENT_KINDS:
        raise WrongUse(
            f"“{one_line(value)}” is no kind. There are: {', '.join(DOCUMENT_KINDS)}.", what=f"{key}={value}"
        )
    if key in _LANGUAGES and not _LANGUAGE.fullmatch(clean):
        raise WrongUse(f"“{one_line(value)}” is no language code such as fr or zh-Hant.", what=f"{key}={value}")
    if key in DATE_KEYS and not _are_dates(clean.split("/")):
        raise WrongUse(f"“{clean}” is no date such as 2004-06-04 or 2004-05-31/2004-06-01.", what=f"{key}={value}")
    return _issuer(clean) if key == "issuer" else clean


def _tag(words: str) -> str:
    """A language tag as BCP 47 spells it: FR is fr, ZH-hant is zh-Hant, fr-ca is fr-CA."""
    first, *rest = words.split("-")
    spelt = (each.title() if len(each) == 4 else each.upper() if len(each) == 2 else each.lower() for each in rest)
    return "-".join([first.lower(), *spelt])


def _issuer(words: str) -> str:
    """The code of a State that is named; other words are a body's name."""
    from apostille.reading.names import state_code  # the names of all States in six languages

    return state_code(words) or words


def _are_dates(ends: list[str]) -> bool:
    """One date, or two in their order."""
    return len(ends) <= 2 and all(_is_date(one) for one in ends) and ends == sorted(ends)


def _is_date(words: str) -> bool:
    if not _DATE.fullmatch(words):
        return False
    numbers = [int(number) for number in words.split("-")]
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return False
    return True


def _supply(
    session: Session, statement: int, key: str, value: str, ordinal: int, part: str | None, state: str | None
) -> None:
    session.execute(
        insert(Field).values(
            statement=statement,
            part=part,
            key=key,
            ordinal=ordinal,
            value=value,
            printed=None,
            start=None,
            end=None,
            state=state or "supplied",
        )
    )


def _there(session: Session, field: int) -> None:
    if session.execute(select(Field.id).where(Field.id == field)).first() is None:
        raise Refusal(f"There is no metadata value {field}.", what=str(field))
