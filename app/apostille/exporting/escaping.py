"""Words that must stand as they are in Markdown (CommonMark), and an analyst's own Markdown set into a report."""

from __future__ import annotations

import re
import unicodedata

_INLINE = re.compile(r"[\\`*<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|\](?=[(\[])")
_LEADING = re.compile(r"^(\s*)(?:([#>+=-]|\[(?=[^\]]*\]:))|(\d{1,9})([.)])(?=\s|$))")
_SPACES = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]+")


def words(text: str) -> str:
    """Text as Markdown that shows exactly these words, inside a line.

    A bracket is left as it is where it cannot make a link, so that "para. [5]" stays readable in the source.
    """
    return _INLINE.sub(r"\\\g<0>", text) if _acts(text) else text


def _acts(text: str) -> bool:
    """Whether a sign is there that ``_INLINE`` may find: looked for one by one, which takes a fifth of its time."""
    return (
        "\\" in text or "`" in text or "*" in text or "<" in text or "~" in text or "|" in text or "&" in text
        or "_" in text or ("]" in text[:-1] and ("](" in text or "][" in text))
    )  # fmt: skip


def _breaks(text: str) -> bool:
    """Whether a sign is there that ``_SPACES`` finds."""
    return (
        "\n" in text or "\r" in text or "\x0b" in text or "\x0c" in text or "\x85" in text
        or "\u2028" in text or "\u2029" in text
    )  # fmt: skip


def line(text: str) -> str:
    """Text as a line of its own: also what would make a heading, a list or a quotation at its start is plain words."""
    one = _SPACES.sub(" ", text) if _breaks(text) else text
    if one[:1].isalpha():
        return words(one)
    return _LEADING.sub(_lead, words(one), count=1)


def _lead(found: re.Match[str]) -> str:
    space, sign, number, stop = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{stop}"


def set_off(text: str, start: int, end: int) -> str:
    """A line of its own in which ``start:end`` is set off."""
    before, marked, after = text[:start], text[start:end], text[end:]
    acts = _acts(text)
    if acts or _breaks(before) or not before[:1].isalpha():
        before = line(before) if before else ""
    if acts:
        marked, after = words(marked), words(after)
    return f"{before}{_strong(before, marked, after)}{after}"


def _strong(before: str, text: str, after: str) -> str:
    """Words set off, between what stands directly before and after them; all three are escaped already.

    ``**`` where CommonMark reads it as emphasis there (rules of left- and right-flanking runs), else ``<strong>``:
    beside a letter or in Chinese, asterisks next to punctuation would be printed.
    """
    core = text.strip()
    if not core:
        return text
    lead, _, tail = text.partition(core)
    opens = lead or not before or _is_word(core[0]) or not _is_word(before[-1])
    closes = tail or not after or _is_word(core[-1]) or not _is_word(after[0])
    return f"{lead}**{core}**{tail}" if opens and closes else f"{lead}<strong>{core}</strong>{tail}"


def _is_word(sign: str) -> bool:
    return sign.isalnum() or (not sign.isspace() and unicodedata.category(sign)[0] not in "PS")


_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})")
_DEFINES = re.compile(r"^(\s*)\[(?=[^\]]*\]:)")
_HEADING = re.compile(r"^\s*#{1,6}\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*(?:=+|-+|(?:[-*_]\s*){3,})\s*$")
_TAG = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>]*>)")
_IMAGE = re.compile(r"!(?=\[)")
_SCRIPT = re.compile(r"\]\(\s*<?\s*(?!https?://|mailto:|[^:)\s]*\))", re.IGNORECASE)


_RISKY = re.compile(r"[\[\]<!`~=#]|^\s*[-*_]{2}", re.MULTILINE)


def own(markdown: str) -> list[str]:
    """An analyst's Markdown as lines that keep its emphasis, lists and links, and can break nothing around them.

    Headings become bold lines (the report has its own outline); raw HTML, images, link definitions, rules and addresses
    other than http, https and mailto become plain words.
    """
    lines = markdown.strip("\n").split("\n")
    return [_own_line(each) for each in lines] if _RISKY.search(markdown) else lines


def _own_line(text: str) -> str:
    heading = _HEADING.match(text)
    if heading:
        return f"**{words(heading[1])}**" if heading[1] else ""
    if _FENCE.match(text) or _RULE.match(text):
        return _SPACES.sub(" ", re.sub(r"[`~=*_-]", r"\\\g<0>", text.rstrip()))
    safe = _IMAGE.sub(r"\\!", _TAG.sub(r"\\<", _DEFINES.sub(r"\1\\[", text)))
    return _SCRIPT.sub("]\\(", safe)
