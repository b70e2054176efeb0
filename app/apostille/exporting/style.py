"""How a report looks on paper: the light values of the tag colours, fonts, and the style of the HTML file."""

from __future__ import annotations

INKS = {
    "clay": "#c8553d",
    "sea": "#2a7f9e",
    "violet": "#7a5ea8",
    "ochre": "#9d7519",
    "moss": "#3c895b",
    "rose": "#b0487a",
    "slate": "#5b6b7d",
    "teal": "#1d6f6b",
}
"""The tag colours in light; a tag stores the name."""

PLAIN = "#656b71"
"""For tags without a colour, and annotations without a tag."""

SERIF = ("Source Serif 4", "Noto Serif", "Charter", "Georgia", "Cambria", "Liberation Serif", "DejaVu Serif")
SANS = ("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")


def ink(colour: str) -> str:
    """The colour of a tag by its name, "#rrggbb"."""
    return INKS.get(colour, PLAIN)


def tint(colour: str, share: float = 0.2) -> str:
    """The colour of a tag on white at ``share``: what a highlight looks like."""
    return tint_of(ink(colour), share)


def tint_of(value: str, share: float = 0.2) -> str:
    """A colour "#rrggbb" on white at ``share``."""
    mixed = (round(255 + (int(value[at : at + 2], 16) - 255) * share) for at in (1, 3, 5))
    return "#" + "".join(f"{each:02x}" for each in mixed)


def _fonts(names: tuple[str, ...], generic: str) -> str:
    return ", ".join([*(f'"{name}"' for name in names), generic])


CSS = f"""\
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; background: #f4f3ef; color: #1f2328; font: 15px/1.5 {_fonts(SANS, "sans-serif")}; }}
main {{ max-width: 50rem; margin: 2rem auto; padding: 3.5rem 4rem; background: #fff; }}
h1 {{ margin: 0; font: 700 1.9rem/1.25 {_fonts(SERIF, "serif")}; }}
h2 {{ margin: 2.2rem 0 .6rem; font-size: 1.12rem; line-height: 1.35; break-after: avoid; }}
p {{ margin: .3rem 0; }}
.subtitle {{ font: italic 1.05rem {_fonts(SERIF, "serif")}; color: #51575f; }}
table {{ width: 100%; border-collapse: collapse; font-size: .93rem; }}
th {{ text-align: left; font-weight: 400; color: #51575f; }}
th, td {{ padding: .4em .5em; border-bottom: 1px solid #cfccc4; vertical-align: top; }}
.about {{ margin-top: 1.6rem; }}
.about th {{ width: 24%; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; }}
.date {{ white-space: nowrap; }}
thead {{ display: table-header-group; }}
tr, article {{ break-inside: avoid; }}
.findings {{ font: 1.05rem/1.55 {_fonts(SERIF, "serif")}; }}
.head {{ display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; break-after: avoid; }}
.head p, .meaning, .small, .again, .citation {{ font-size: .88rem; color: #51575f; }}
.head p {{ white-space: nowrap; }}
.chip {{ display: inline-block; width: .7em; height: .7em; border-radius: .18em; margin-right: .5em;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
article {{ position: relative; margin: 1.1rem 0 1.4rem; }}
.no {{ position: absolute; left: -2.6rem; width: 2rem; text-align: right; font-size: .8rem; color: #656b71; }}
.standing {{ color: #875a17; font-size: .93rem; }}
blockquote {{ margin: 0 0 .4rem; padding: 0 .9rem; border-left: 3px solid var(--ink, {PLAIN});
  font: 1.08rem/1.55 {_fonts(SERIF, "serif")}; }}
blockquote:has(> [dir=rtl]) {{ border-left: 0; border-right: 3px solid var(--ink, {PLAIN}); }}
blockquote p {{ margin: 0 0 .4em; }}
[dir=rtl] {{ text-align: right; }}
mark {{ color: inherit; background: #e4e4e2; background: color-mix(in srgb, var(--ink, {PLAIN}) 20%, #fff);
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
.translation, .citation, .standing, .note {{ margin-left: calc(.9rem + 3px); }}
.translation {{ font-size: .93rem; }}
.note {{ margin-top: .5rem; padding: .5rem .8rem; border-radius: 6px; background: #f4f3ef; font-size: .93rem;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
.note > b + p {{ display: inline; }}
.note p:last-child {{ margin-bottom: 0; }}
a {{ color: #1f5f8b; }}
dt {{ font-weight: 600; margin-top: .6rem; }}
dd {{ margin: 0; font-size: .93rem; }}
@page {{ size: A4; margin: 2.2cm 2.2cm 2.4cm 2.6cm; }}
@media print {{
  body {{ background: #fff; font-size: 10pt; }}
  main {{ max-width: none; margin: 0; padding: 0 0 0 .6cm; }}
  .no {{ left: -1.1cm; width: .9cm; }}
}}
"""
