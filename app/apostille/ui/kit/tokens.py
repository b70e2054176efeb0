"""The colours of each theme, by what they are for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TAG_COLOURS = ("clay", "sea", "violet", "ochre", "moss", "rose", "slate", "teal")
"""The names that tags store, in the order in which they are offered."""
SAFE = TAG_COLOURS[:6]
"""The default set: their tints are told apart with any common colour-vision deficiency. Of eight no set is, at 20 %."""

PATTERNS: Mapping[str, tuple[float, ...]] = {
    "clay": (),
    "sea": (6, 1.5),
    "violet": (3, 1.5),
    "ochre": (1, 1),
    "moss": (8, 1.5, 1, 1.5),
    "rose": (4, 1.5, 1, 1.5, 1, 1.5),
    "slate": (2, 2),
    "teal": (12, 2),
    "": (1, 2),
}
"""The underline of each tag colour: dashes and gaps in widths of the line; empty is unbroken."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as ``#rrggbb``; what a name is for stands in docs/decisions.md and in its test.

    ``selection`` is drawn with a 1 px outline of ``accent``; ``on_accent`` is what is written on ``accent``.
    """

    name: str
    dark: bool
    ground: str
    panel: str
    paper: str
    ink: str
    second: str
    third: str
    line: str
    edge: str
    accent: str
    on_accent: str
    soft: str
    good: str
    warning: str
    error: str
    selection: str
    focus: str
    hit: str
    current_hit: str
    untagged: str
    chosen: str
    tags: Mapping[str, str]

    def tag(self, name: str) -> str:
        """The value of a tag colour; of the untagged highlight for no name or a strange one."""
        return self.tags.get(name, self.untagged)


LIGHT = Tokens(
    name="light", dark=False,
    ground="#f4f3ef", panel="#faf9f6", paper="#fffefb",
    ink="#1f2328", second="#51575f", third="#656b71",
    line="#e3e0d8", edge="#8b8a84",
    accent="#1f5f8b", on_accent="#fffefb", soft="#e2edf5",
    good="#296f51", warning="#875a17", error="#a3302a",
    selection="#9cc9ee", focus="#1f5f8b",
    hit="#fbe9a6", current_hit="#f6c94f", untagged="#767b82", chosen="#1f5f8b",
    tags={
        "clay": "#a40e00", "sea": "#0296c5", "violet": "#040d91", "ochre": "#ac8211",
        "moss": "#4d9980", "rose": "#590041", "slate": "#5b6b7d", "teal": "#1d6f6b",
    },
)  # fmt: skip

DARK = Tokens(
    name="dark", dark=True,
    ground="#15181c", panel="#1a1e23", paper="#1e2328",
    ink="#e7e5df", second="#b4b9c0", third="#9a9fa6",
    line="#2d333a", edge="#6b737d",
    accent="#79b6e1", on_accent="#15181c", soft="#22384a",
    good="#68b893", warning="#e0b05a", error="#ef8d84",
    selection="#1f5a8c", focus="#79b6e1",
    hit="#4a4120", current_hit="#6e5a14", untagged="#9aa1aa", chosen="#79b6e1",
    tags={
        "clay": "#cc5541", "sea": "#50cee9", "violet": "#6566c4", "ochre": "#dfbd5f",
        "moss": "#8ecda9", "rose": "#9f567d", "slate": "#a9b7c6", "teal": "#57c4bd",
    },
)  # fmt: skip

CONTRAST = Tokens(
    name="contrast", dark=False,
    ground="#ffffff", panel="#ffffff", paper="#ffffff",
    ink="#000000", second="#1c1c1c", third="#303030",
    line="#5c5c5c", edge="#000000",
    accent="#003e7e", on_accent="#ffffff", soft="#d6e8fa",
    good="#00502f", warning="#5c3700", error="#8a0000",
    selection="#8cc4ff", focus="#000000",
    hit="#ffef9e", current_hit="#ffc61a", untagged="#4a4a4a", chosen="#003e7e",
    tags={
        "clay": "#a83216", "sea": "#005f80", "violet": "#59358f", "ochre": "#6f4e00",
        "moss": "#0f5f35", "rose": "#8f1d57", "slate": "#3b4a5b", "teal": "#00534f",
    },
)  # fmt: skip

THEMES: Mapping[str, Tokens] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
