"""The control words that change what holds for words and paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from apostille.importing.richtext.state import State

Change = Callable[[State, int | None], None]

_RAISED = 4
"""Half points by which words stand higher that are a mark and no misprint."""
_MOST_SKIPPED = 8

_Switch = Literal[
    "bold", "italic", "complex_bold", "complex_italic", "hidden", "deleted", "raised", "in_table", "rtl", "rtl_run"
]


def _switch(name: _Switch, *, on: bool = True) -> Change:
    """A word that switches on, or off with the number 0; or the other way round."""

    def change(state: State, number: int | None) -> None:
        setattr(state, name, on if number != 0 else not on)

    return change


def _plain(state: State, number: int | None) -> None:
    state.plain()


def _new_paragraph(state: State, number: int | None) -> None:
    state.new_paragraph()


def _font(state: State, number: int | None) -> None:
    state.font = number or 0


def _complex_font(state: State, number: int | None) -> None:
    state.complex_font = number or 0


def _raised(state: State, number: int | None) -> None:
    state.raised = (number if number is not None else 6) >= _RAISED


def _not_raised(state: State, number: int | None) -> None:
    state.raised = False


def _style(state: State, number: int | None) -> None:
    state.style = number or 0


def _outline(state: State, number: int | None) -> None:
    state.outline = number or 0


def _depth(state: State, number: int | None) -> None:
    state.in_table, state.nested = (number or 0) > 0, (number or 0) > 1


def _list(state: State, number: int | None) -> None:
    state.list_id = number or 0


def _level(state: State, number: int | None) -> None:
    state.level = number or 0


def _skipped(state: State, number: int | None) -> None:
    state.skipped = min(max(0, 1 if number is None else number), _MOST_SKIPPED)


PROPERTIES: Mapping[str, Change] = {
    "b": _switch("bold"), "i": _switch("italic"), "ab": _switch("complex_bold"), "ai": _switch("complex_italic"),
    "v": _switch("hidden"), "deleted": _switch("deleted"), "mvf": _switch("deleted"), "super": _switch("raised"),
    "sub": _not_raised, "nosupersub": _not_raised, "up": _raised, "dn": _not_raised, "plain": _plain,
    "pard": _new_paragraph, "s": _style, "outlinelevel": _outline, "intbl": _switch("in_table"), "itap": _depth,
    "ls": _list, "ilvl": _level, "rtlpar": _switch("rtl"), "ltrpar": _switch("rtl", on=False),
    "rtlch": _switch("rtl_run"), "ltrch": _switch("rtl_run", on=False), "f": _font, "af": _complex_font, "uc": _skipped,
}  # fmt: skip
"""Control word → what it changes."""
