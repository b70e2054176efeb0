"""An analyst's Markdown (notes, findings) made safe: as HTML, as runs of text, as plain words.

Python-Markdown's output goes through nh3 with a short list of what is allowed: no images, no styles, no scripts, links
to http, https and mailto only. What is nested too deeply to be a note is taken as plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

_PLAIN = re.compile(r"[^\\`*_{}\[\]<>&#|~\n\t]*")
_EMPHASIS = re.compile(r"(?<![\w*])(\*\*?)(?![\s*])([^*]*[^\s*])\1(?![\w*])")
_LISTED = re.compile(r"\s*(?:[-+]|\d+[.)])\s|\s*[=-]{2,}\s*$|\s{4}")
_DEEP = re.compile(r"(?m)^(?:[ \t]*>){12}|[\[(*_`!<]{40}|^(?:[ \t]{2}){30}")
LIMIT = 200_000
"""Longer notes, in characters, are taken as plain text."""

_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote", "br", "hr"}
_HEAD_START = re.compile(r"<h[1-6]>")
_HEAD_END = re.compile(r"</h[1-6]>")


def _is_plain(markdown: str) -> bool:
    return _PLAIN.fullmatch(markdown) is not None and not _LISTED.match(markdown)


def _paragraphs(words: str) -> str:
    return "".join(
        f"<p>{escape(each.strip(), quote=False)}</p>" for each in re.split(r"\n\s*\n", words) if each.strip()
    )


@lru_cache(maxsize=4096)
def safe_html(markdown: str) -> str:
    """A note as HTML: paragraphs, emphasis, lists, links, and nothing that acts."""
    if _is_plain(markdown) or len(markdown) > LIMIT or _DEEP.search(markdown):
        return _paragraphs(markdown)
    from markdown import Markdown
    from nh3 import clean

    rendered = Markdown(extensions=["sane_lists"], output_format="html").convert(markdown)
    # A report and a note card have headings of their own: those of a note are bold lines.
    rendered = _HEAD_START.sub("<p><strong>", _HEAD_END.sub("</strong></p>", rendered))
    return clean(
        rendered,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; ``target`` is a link's address, or empty."""

    words: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a note; ``marker`` stands before a list item ("•", "1."), ``depth`` is how far it is set in."""

    runs: tuple[Run, ...]
    marker: str = ""
    depth: int = 0


@dataclass
class _List:
    ordered: bool
    number: int = 0
    fresh: bool = False


class _Walk(HTMLParser):
    """Gathers blocks of runs from HTML that ``safe_html`` made."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._look = Run("")
        self._lists: list[_List] = []
        self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _TAGS - {"em", "strong", "a", "code", "br"}:
            self.flush()
        if tag in ("ul", "ol"):
            start = next((value for key, value in attrs if key == "start"), None)
            self._lists.append(_List(tag == "ol", int(start or 1) - 1 if (start or "1").isdecimal() else 0))
        elif tag == "li" and self._lists:
            self._lists[-1].number += 1
            self._lists[-1].fresh = True
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "br":
            self._runs.append(replace(self._look, words="\n"))
        self._turn(tag, True, next((value or "" for key, value in attrs if key == "href"), ""))

    def handle_endtag(self, tag: str) -> None:
        self._turn(tag, False, "")
        if tag in _TAGS - {"em", "strong", "a", "code", "br"}:
            self.flush()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        if words.strip() or self._runs:
            self._runs.append(replace(self._look, words=words))

    def flush(self) -> None:
        """Ends the paragraph at hand, if it holds words."""
        if any(run.words.strip() for run in self._runs):
            marker, depth = self._marker(), len(self._lists) + self._quotes
            self.blocks.append(Block(tuple(_trimmed(self._runs)), marker, depth))
        self._runs = []

    def _marker(self) -> str:
        here = self._lists[-1] if self._lists else None
        if here is None or not here.fresh:
            return ""
        here.fresh = False
        return f"{here.number}." if here.ordered else "•"

    def _turn(self, tag: str, on: bool, target: str) -> None:
        if tag == "strong":
            self._look = replace(self._look, bold=on)
        elif tag == "em":
            self._look = replace(self._look, italic=on)
        elif tag == "code":
            self._look = replace(self._look, code=on)
        elif tag == "a":
            self._look = replace(self._look, target=target)


def _trimmed(runs: list[Run]) -> list[Run]:
    first, last = replace(runs[0], words=runs[0].words.lstrip()), len(runs) - 1
    kept = [first, *runs[1:]]
    kept[last] = replace(kept[last], words=kept[last].words.rstrip())
    return [run for run in kept if run.words]


@lru_cache(maxsize=4096)
def blocks(markdown: str) -> tuple[Block, ...]:
    """A note as paragraphs of runs, for formats that are no HTML."""
    walk = _Walk()
    walk.feed(safe_html(markdown))
    walk.close()
    walk.flush()
    return tuple(walk.blocks)


def plain(markdown: str) -> str:
    """A note as words alone; its paragraphs and list items are lines."""
    if _is_plain(markdown):
        return markdown.strip()
    words = _EMPHASIS.sub(r"\2", markdown)
    if _is_plain(words) and words.isprintable() and "  " not in words:  # one line, nothing but emphasis: most notes
        return words.strip()
    lines: list[str] = []
    for block in blocks(markdown):
        words = "".join(f"{run.words} ({run.target})" if _named(run) else run.words for run in block.runs)
        lines.append(f"{block.marker} {words}".strip())
    return "\n".join(lines)


def _named(run: Run) -> bool:
    """Whether a link's words are not its own address."""
    return bool(run.target) and run.target not in (run.words, f"mailto:{run.words}")
