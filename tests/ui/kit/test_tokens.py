"""Every colour of every theme can be read, told apart and seen where it stands: computed, not believed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import dist

import pytest

from apostille.codebook import COLOURS
from apostille.ui.kit.colour import DEFICIENCIES, Rgb, contrast, lab, mean, mix, parse, simulated
from apostille.ui.kit.tokens import PATTERNS, SAFE, TAG_COLOURS, THEMES, Tokens
from apostille.ui.reader.highlights import OVERLAP_SHARE, SHARE

themes = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
GROUNDS = ("ground", "panel", "paper")


def value(tokens: Tokens, name: str) -> Rgb:
    """A token as numbers."""
    return parse(getattr(tokens, name))


@themes
@pytest.mark.parametrize("ground", [*GROUNDS, "soft", "selection", "hit", "current_hit"])
def test_ink_is_read_on_everything(tokens: Tokens, ground: str) -> None:
    least = 4.5 if ground in ("soft", "selection", "current_hit") else 7
    assert contrast(value(tokens, "ink"), value(tokens, ground)) >= least


@themes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", ["second", "third", "accent", "good", "warning", "error"])
def test_words_in_other_colours_are_read(tokens: Tokens, ground: str, words: str) -> None:
    assert contrast(value(tokens, words), value(tokens, ground)) >= 4.5


@themes
def test_words_on_accent_and_second_words_on_soft_are_read(tokens: Tokens) -> None:
    assert contrast(value(tokens, "on_accent"), value(tokens, "accent")) >= 4.5
    assert contrast(value(tokens, "second"), value(tokens, "soft")) >= 4.5


@themes
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_and_signs_are_seen(tokens: Tokens, ground: str) -> None:
    for name in ("edge", "focus", "chosen", "untagged"):
        assert contrast(value(tokens, name), value(tokens, ground)) >= 3, name
    for name, colour in tokens.tags.items():
        assert contrast(parse(colour), value(tokens, ground)) >= 3, name


def grounds_of_highlights(tokens: Tokens) -> Iterator[Rgb]:
    """The ground of every single highlight, and of every two and three that overlap."""
    colours = [parse(tokens.tag(name)) for name in ("", *TAG_COLOURS)]
    paper = value(tokens, "paper")
    for colour in colours:
        yield mix(paper, colour, SHARE)
    for count in (2, 3):
        for over in combinations(colours, count):
            yield mix(paper, mean(over), OVERLAP_SHARE)


@themes
def test_text_keeps_seven_to_one_on_every_highlight(tokens: Tokens) -> None:
    ink = value(tokens, "ink")
    assert min(contrast(ink, ground) for ground in grounds_of_highlights(tokens)) >= 7


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("seen", [None, *DEFICIENCIES])
def test_tints_of_the_default_set_are_told_apart(name: str, seen: str | None) -> None:
    """ΔE*ab (CIE 1976) between the grounds of any two highlights of the default set, also as simulated."""
    tokens = THEMES[name]
    tints = [mix(value(tokens, "paper"), parse(tokens.tags[colour]), SHARE) for colour in SAFE]
    shown = [lab(simulated(tint, seen) if seen else tint) for tint in tints]
    assert min(dist(one, other) for one, other in combinations(shown, 2)) >= 8


@themes
def test_every_colour_a_tag_may_store_has_a_value_and_a_pattern_of_its_own(tokens: Tokens) -> None:
    assert tuple(COLOURS) == TAG_COLOURS
    assert set(tokens.tags) == set(TAG_COLOURS)
    patterns = [PATTERNS[name] for name in ("", *TAG_COLOURS)]
    assert len(set(patterns)) == len(patterns)


def test_a_strange_colour_is_shown_as_untagged() -> None:
    assert THEMES["light"].tag("mauve") == THEMES["light"].untagged
