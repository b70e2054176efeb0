"""The colours of a report are those of the window in light."""

from __future__ import annotations

from apostille.codebook.editing import COLOURS
from apostille.exporting.style import INKS, PLAIN, ink, tint


def test_every_colour_a_tag_can_have_has_an_ink() -> None:
    assert tuple(INKS) == COLOURS
    assert ink("") == ink("nothing") == PLAIN


def test_a_highlight_keeps_text_readable() -> None:
    """Ink on each tint at 7:1 or more (WCAG 2.2, 1.4.6)."""
    for colour in INKS:
        assert _contrast("#1f2328", tint(colour)) >= 7


def _contrast(one: str, two: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
