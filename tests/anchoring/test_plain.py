"""Plain typography, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from apostille.anchoring.plain import plain
from apostille.reading.span import Span

MIXED = st.text(alphabet="ab \n\u00a0\u2009\u200b\u00ad’«–e\u0301\u0302", max_size=60)


def test_what_copying_changes_is_made_alike() -> None:
    assert plain("l’«\u00a0œuvre\u2009» –\n e\u0301\u200btat").text == 'l\'" œuvre " - état'


@given(MIXED, st.data())
def test_a_place_leads_back_to_characters_that_are_the_same_made_plain(text: str, data: st.DataObject) -> None:
    made = plain(text)
    if not made.text:
        return
    start = data.draw(st.integers(0, len(made.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(made.text))))
    back = made.back(span)
    assert back.fits(text)
    assert plain(back.of(text)).text == span.of(made.text)
