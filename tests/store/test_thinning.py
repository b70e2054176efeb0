"""Which backups go: by their order, and by the clock only where it can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from apostille.store.thinning import superfluous

BEGIN = datetime(2026, 1, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class One:
    number: int
    at: datetime
    schema: int = 0


def every(days: float, many: int, begin: datetime = BEGIN, first: int = 1) -> list[One]:
    return [One(first + n, begin + timedelta(days=days * n)) for n in range(many)]


def left(copies: list[One]) -> list[One]:
    """What is left where each new backup lets superfluous ones go, as it does in life."""
    there: list[One] = []
    for one in copies:
        there.append(one)
        gone = superfluous(there)
        there = [each for each in there if each not in gone]
    return there


def test_the_last_of_twelve_days_ten_weeks_and_nine_months_stay() -> None:
    kept = left(every(1 / 16, 16 * 400))
    days = {one.at.date() for one in kept}
    last = max(days)
    assert {last - timedelta(days=n) for n in range(12)} <= days
    assert len({one.at.isocalendar()[:2] for one in kept}) >= 10
    assert len({(one.at.year, one.at.month) for one in kept}) >= 9
    assert len(kept) < 12 + 10 + 9 + 5 + 14


def test_the_five_newest_stay_however_close_they_are() -> None:
    kept = left(every(1 / 1440, 300))
    assert [one.number for one in kept][-5:] == [296, 297, 298, 299, 300]


def test_what_was_kept_before_the_last_three_migrations_stays() -> None:
    migrated = [One(n, BEGIN, schema) for n, schema in enumerate((1, 1, 2, 3, 4, 4), 1)]
    kept = left([*migrated, *every(0.5, 2000, BEGIN + timedelta(days=1), 7)])
    assert [one.schema for one in kept if one.schema] == [2, 3, 4, 4]


def test_a_clock_ten_years_ahead_or_behind_takes_none_away() -> None:
    for years in (10, -10):
        before = every(1, 20)
        astray = every(0.01, 8, BEGIN + timedelta(days=20 + 3652 * years), 21)
        after = every(1, 40, BEGIN + timedelta(days=21), 29)
        kept = left([*before, *astray, *after])
        right = left([*before, *after])
        assert set(right[-12:]) <= set(kept)
        assert set(astray) & set(kept)


def test_where_the_clock_stands_still_some_of_every_age_stay() -> None:
    kept = [one.number for one in left([One(n, BEGIN) for n in range(1, 1001)])]
    assert kept[-5:] == [996, 997, 998, 999, 1000]
    assert {512, 768, 896, 960, 992} <= set(kept)


@given(st.lists(st.integers(-4000, 4000), max_size=60))
def test_the_newest_always_stay_whatever_the_clock_said(days: list[int]) -> None:
    copies = [One(n, BEGIN + timedelta(days=day)) for n, day in enumerate(days, 1)]
    assert not set(superfluous(copies)) & set(copies[-5:])


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60), st.data())
def test_one_that_disagrees_with_its_neighbours_is_not_taken_for_old(days: list[int], data: st.DataObject) -> None:
    copies = [One(n, BEGIN + timedelta(days=day)) for n, day in enumerate(sorted(days), 1)]
    at = data.draw(st.integers(0, len(copies) - 1))
    astray = One(copies[at].number, BEGIN - timedelta(days=9000))
    if at > 1:
        assert astray not in superfluous([*copies[:at], astray, *copies[at + 1 :]])
