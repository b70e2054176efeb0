"""Colours as numbers: mixing, contrast, difference, and how they look to eyes with a colour-vision deficiency.

Nothing of Qt. A colour is three numbers from 0 to 255 (sRGB) or its ``#rrggbb``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Rgb = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, severity 1.0; applied to linear light.
DEFICIENCIES: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def parse(colour: str) -> Rgb:
    """``#rrggbb`` as three numbers; raises ``ValueError`` for anything else."""
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"not a colour: {colour!r}")
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def write(colour: Rgb) -> str:
    """Three numbers as ``#rrggbb``, rounded and kept in range."""
    return "#" + "".join(f"{min(255, max(0, round(part))):02x}" for part in colour)


def mix(ground: Rgb, colour: Rgb, share: float) -> Rgb:
    """``colour`` laid over ``ground`` with the opacity ``share`` (0 to 1)."""
    red, green, blue = (g + (c - g) * share for g, c in zip(ground, colour, strict=True))
    return red, green, blue


def mean(colours: Sequence[Rgb]) -> Rgb:
    """The mean of one or more colours, part by part."""
    count = len(colours)
    red, green, blue = (sum(colour[part] for colour in colours) / count for part in range(3))
    return red, green, blue


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def linear(colour: Rgb) -> Rgb:
    """sRGB as linear light, each part 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return red, green, blue


def simulated(colour: Rgb, deficiency: str) -> Rgb:
    """The colour as seen with a deficiency of ``DEFICIENCIES`` in full."""
    light = linear(colour)
    seen = (sum(a * b for a, b in zip(row, light, strict=True)) for row in DEFICIENCIES[deficiency])
    red, green, blue = (255 * _companded(min(1.0, max(0.0, part))) for part in seen)
    return red, green, blue


@lru_cache(maxsize=512)
def lab(colour: Rgb) -> Rgb:
    """CIE L*a*b* under D65."""
    red, green, blue = linear(colour)
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (_cube(part) for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(one: Rgb, other: Rgb) -> float:
    """ΔE between two colours by CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = lab(one), lab(other)
    mean_c = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = _hue(a1 * stretch, b1), _hue(a2 * stretch, b2)
    turn = _turn(c1 * c2, h2 - h1)
    delta = (l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn) / 2))
    return _weighed(delta, (l1 + l2) / 2, (c1 + c2) / 2, _mean_hue(c1 * c2, h1, h2))


def _weighed(delta: Rgb, l_mean: float, c_mean: float, h_mean: float) -> float:
    """The differences in lightness, chroma and hue, weighed as the formula of 2000 has it."""
    t = (
        1 - 0.17 * cos(radians(h_mean - 30)) + 0.24 * cos(radians(2 * h_mean))
        + 0.32 * cos(radians(3 * h_mean + 6)) - 0.20 * cos(radians(4 * h_mean - 63))
    )  # fmt: skip
    light = delta[0] / (1 + 0.015 * (l_mean - 50) ** 2 / sqrt(20 + (l_mean - 50) ** 2))
    chroma = delta[1] / (1 + 0.045 * c_mean)
    hue = delta[2] / (1 + 0.015 * c_mean * t)
    turned = 60 * exp(-(((h_mean - 275) / 25) ** 2))
    blue = -sin(radians(turned)) * 2 * sqrt(c_mean**7 / (c_mean**7 + 25**7))
    return sqrt(light**2 + chroma**2 + hue**2 + blue * chroma * hue)


def _turn(chromas: float, hues: float) -> float:
    if chromas == 0:
        return 0.0
    return hues - 360 if hues > 180 else hues + 360 if hues < -180 else hues


def _mean_hue(chromas: float, h1: float, h2: float) -> float:
    if chromas == 0 or abs(h1 - h2) <= 180:
        return h1 + h2 if chromas == 0 else (h1 + h2) / 2
    return (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2


def _hue(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360 if a or b else 0.0


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _companded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _cube(part: float) -> float:
    return part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29
