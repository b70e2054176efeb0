"""Symbols of documents: "CD/1737", "A/59/565", "A/47/60-S/23329", "GC(48)/RES/13", "INFCIRC/540 (Corr.)".

A symbol starts with a series that is known, and holds a number. Dates, fractions, "and/or" and "N/A" do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from apostille.reading.span import Span

_SERIES = (
    r"A|S|E|T|ST|CD|DC|NPT|BWC|CCW|CTBT(?:-Art\.XIV)?|CRC|CEDAW|CCPR|CAT|CERD|CMW|CRPD|CED|HRI|DP|TD|UNEP|HSP|IDB|GOV"
    r"|APLC|ATT"
    "|SPLOS|LOS|FCCC|CBD|ICCD|ISBA|ICC-ASP|OPCW|PCNICC|HS|ID|IDO|JIU|LC|CCM|SAICM|ENDC|CCD|DCF|UNITAR|ECE|TRANS"
)
_NATURE = "CONF|AC|CN|WG|PV|SR|WP|Add|Corr|Rev|Amend|INF|CRP|Sub|SC|GC|RES|DEC|NAT|L|C|R|PC|MISC|NGO|PET|GGE|MSP|PM"
_BREAK = r"(?:\n|[ \u00a0\n](?=\d{1,4}/))"
_PIECE = (
    rf"(?:(?:{_NATURE})\.(?:{_BREAK}(?=\d))?(?:\d{{1,5}}|[IVXLC]{{1,6}}(?![A-Za-z]))(?:/\d{{4}})?"
    r"|(?:S|ES|SS|EM)-(?:\d{1,3}|[IVX]{1,5})(?!\w)|[A-Z]\.\d{1,4}"
    r"|[A-Z]{1,7}(?:\.[A-Z]{1,5}){0,2}(?:\.?\d{1,5})?(?:-\d{1,3})?(?![a-z\w])"
    r"|Misc\.\d{1,3}|(?:Summary|Prov|Vol|Part)\.?(?:\d{1,3})?(?!\w)|\d{1,5}(?:bis)?(?!\w)|\(\d{1,4}\))"
)
_NOTE = r"\d{4}|[IVXLC]{1,7}|(?:S|ES)-[IVX]{1,5}|Corr\.\d?|Corrected|Part [IVX]{1,4}|Vol\. ?[IVX]{1,4}|SUPPL?"
_END = rf"(?:[ \u00a0]?[(（](?:{_NOTE})[)）])?"
_ONE = (
    rf"(?:(?:{_SERIES})(?:/\n?{_PIECE}){{1,9}}|GC\([IVXLC\d]{{1,6}}\)(?:/\n?{_PIECE}){{1,4}}"
    rf"|(?:RC|C|EC)-(?:[IVX]{{1,5}}|\d{{1,3}})(?:/{_PIECE}){{1,3}}"
    rf"|(?:GA|AG|SG|DSG|CS|ECOSOC)/[A-Z]{{2,5}}/\d{{1,5}}|SC/\d{{4,5}}|INFCIRC/\d{{1,4}}(?:/{_PIECE}){{0,4}}){_END}"
)
_SYMBOL = re.compile(rf"(?<![\w/.=&?%#@-]){_ONE}(?:-(?=[ASE]/){_ONE})?(?![\w/=%@])(?!-\w)(?!\.\w)")
_SLASH = re.compile(r"/(?:(?<=[A-ZА-Я)]/)|(?<=C-\d/)|(?<=C-\d\d/))")
"""What stands between a series and a number: without it the slower pattern need not look."""
_LOOK_ALIKES = tuple(zip("АВЕСНКМОРТХІЅ\u2010\u2011\u2012\u2013", "ABECHKMOPTXIS----", strict=True))
_ASCII = {code: str(digit) for first in (0x660, 0x6F0, 0xFF10) for digit, code in enumerate(range(first, first + 10))}


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol as printed, and in the one form in which it is compared (``key``)."""

    span: Span
    printed: str
    key: str


def _in_latin(text: str) -> str:
    """Letter for letter; replacing is many times quicker in a long text than translating."""
    for sign, latin in () if text.isascii() else _LOOK_ALIKES:
        text = text.replace(sign, latin)
    return text


def canonical(printed: str) -> str:
    """One form: no line breaks, plain hyphens and digits, Latin letters, one blank before a bracket, no asterisk."""
    plain = _in_latin(printed).translate(_ASCII).replace("（", "(").replace("）", ")")
    plain = re.sub(r"\s+", "", plain).rstrip("*.")
    if plain.startswith("GC("):
        return plain
    spaced = re.sub(r"(?<=\w)\((?=\d{4}\)$|[IVXLC]+\)$|S-|ES-|Corr|Part|Vol|SUPP)", " (", plain)
    return spaced.replace("(Part", "(Part ")


def find(text: str) -> Iterator[Symbol]:
    """All symbols of ``text``, in text order; joint ones ("A/47/60-S/23329") count once."""
    if not _SLASH.search(text):
        return
    # Letter for letter, so that positions stay: Russian copies have А, С, Е of their own alphabet in symbols.
    for found in _SYMBOL.finditer(_in_latin(text)):
        if any(character.isdigit() for character in found.group()):
            span = Span(*found.span())
            yield Symbol(span, span.of(text), canonical(span.of(text)))
