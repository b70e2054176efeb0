"""How the text is set: font, size, measure, leading, and the zoom over all of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

FAMILIES = (
    "Source Serif 4", "Noto Serif", "Charter", "Georgia", "Cambria", "Liberation Serif", "DejaVu Serif",
)  # fmt: skip
"""The reading fonts, the first present is taken."""

CHINESE = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Sans CJK SC", "PingFang SC",
    "Microsoft YaHei",
)  # fmt: skip
"""For characters that a reading font lacks, the first present. Left to find one, Qt looks for each character anew:
a line of 1 MB then takes 1.0 s, and 0.4 s with the font named."""

_SAMPLE = "the meeting brought together representatives of states and took note of the report of the chair "


@dataclass(frozen=True, slots=True)
class Typography:
    """``size`` in pixels at 100 %, ``measure`` in characters a line, ``leading`` in sizes, ``zoom`` in percent.

    Without a ``family`` the first present of ``FAMILIES`` is taken.
    """

    family: str = ""
    size: float = 17.5
    measure: int = 66
    leading: float = 1.6
    zoom: int = 100

    @property
    def pixels(self) -> float:
        """The size of the text in pixels, zoomed."""
        return self.size * self.zoom / 100

    @property
    def pitch(self) -> float:
        """From one line to the next, in pixels."""
        return round(self.pixels * self.leading)

    def font(self, scale: float = 1.0) -> QFont:
        """The reading font, ``scale`` times the size of the text."""
        font = QFont(self.family or present())
        font.setFamilies([font.family(), *_companions()])
        font.setPointSizeF(max(1.0, self.pixels * scale * 72 / dots_per_inch()))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def width(self) -> int:
        """The width of a line in pixels: ``measure`` characters of ordinary prose."""
        return _width(self)


@lru_cache(maxsize=64)
def _width(typography: Typography) -> int:
    sample = QFontMetricsF(typography.font()).horizontalAdvance(_SAMPLE)
    return round(typography.measure * sample / len(_SAMPLE))


@cache
def present() -> str:
    """The first of ``FAMILIES`` that this machine has; its serif where it has none."""
    here = set(QFontDatabase.families())
    return next((family for family in FAMILIES if family in here), "serif")


@cache
def _companions() -> tuple[str, ...]:
    """The first of ``CHINESE`` that this machine has, if any."""
    here = set(QFontDatabase.families())
    return tuple(family for family in CHINESE if family in here)[:1]


def dots_per_inch() -> float:
    """Logical dots an inch of the first screen: what Qt turns points into pixels with."""
    screen = QGuiApplication.primaryScreen()
    return screen.logicalDotsPerInchY()


@lru_cache(maxsize=64)
def interface_font(pixels: float, *, bold: bool = False) -> QFont:
    """The font of the window at a size in pixels, for numbers and names in the margins."""
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(max(1.0, pixels * 72 / dots_per_inch()))
    font.setBold(bold)
    return font
