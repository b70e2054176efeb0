from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from apostille.reading import damage
from apostille.reading.damage import find, keep_lost_together, lost_runs
from apostille.reading.span import Span

SIGNS = st.text(st.sampled_from(["a", " ", "\n", "\t", "\ufffd", "\ue000", "\x01", "\x85", "é"]), max_size=60)


def test_a_run_holds_the_tabs_and_breaks_between() -> None:
    assert lost_runs("Kwa\ufffd\t\ufffd\n\ufffd, x") == (Span(3, 8),)


def test_a_run_ends_at_its_last_lost_character() -> None:
    assert lost_runs("\ufffd\ufffd\t\n x") == (Span(0, 2),)


def test_a_blank_line_ends_a_run() -> None:
    assert lost_runs("\ufffd\n\n\ufffd") == (Span(0, 1), Span(3, 4))


def test_breaks_inside_become_lost_characters() -> None:
    assert keep_lost_together("a\ufffd\n\ufffd\nb") == "a\ufffd\ufffd\ufffd\nb"


def test_private_use_and_controls_are_found() -> None:
    assert [(each.kind, len(each.span)) for each in find("a\ue000\uf8ffb\x07c\x85\U000f0000")] == [
        ("private_use", 2),
        ("control", 1),
        ("control", 1),
        ("private_use", 1),
    ]


def test_tabs_and_sound_text_are_no_damage() -> None:
    assert find("“Cracow”\tŚniewski, \u00adموسكو — 裁军\u2028\n") == ()


@given(SIGNS)
def test_damages_stand_in_order_apart_from_each_other(text: str) -> None:
    found = find(text)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    covered = {place for each in found for place in range(each.span.start, each.span.end)}
    assert covered >= {place for place, sign in enumerate(text) if sign in "\ufffd\ue000\x01\x85"}


@given(SIGNS)
def test_keeping_together_keeps_every_place(text: str) -> None:
    kept = keep_lost_together(text)
    assert len(kept) == len(text)
    assert all(was == now or (was, now) == ("\n", "\ufffd") for was, now in zip(text, kept, strict=True))
    assert [damage.lost_runs(kept)] == [damage.lost_runs(text)]


def test_time_is_linear() -> None:
    start = time.process_time()
    for text in ("\ufffd\t" * 300_000, "\ufffd\n\n" * 200_000, "\ufffd" + "\t" * 600_000, "\x01" * 600_000):
        find(text)
    assert time.process_time() - start < 8
