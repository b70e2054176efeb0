"""What a page says of other pages below its article: a heading such as "Related news", and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from apostille.importing.web.hints import is_content
from apostille.importing.web.tree import HEADINGS, Node

_WORDS = (
    "related(?: (?:news|articles?|stories|posts?|links?|content|documents?|topics?|pages?|items|information))?"
    "|see also|read (?:more|also|next)|more (?:news|on this topic|stories)|latest news|most read|popular"
    "|recommended|you may also like|comments?(?: \\(\\d+\\))?|\\d+ comments?|leave a (?:comment|reply)"
    "|share(?: this)?|tags?|keywords|follow us|newsletter|subscribe|contact(?: us)?|links|à lire aussi"
    "|lire aussi|voir aussi|articles? liés|sur le même (?:sujet|thème)|dans la même rubrique|actualités liées"
    "|dernières actualités|partager|mots[- ]clés|commentaires|noticias relacionadas|artículos relacionados"
    "|véase también|ver también|lea también|compartir|etiquetas|comentarios|читайте также|см\\. также"
    "|смотрите также|по теме|материалы по теме|другие новости|последние новости|поделиться|теги|комментарии"
    "|相关阅读|相关新闻|相关链接|相关文章|延伸阅读|分享到?|标签|评论|أخبار ذات صلة|مواضيع ذات صلة|اقرأ أيضا"
    "|روابط ذات صلة|مشاركة|zobacz także|czytaj także|powiązane|siehe auch|mehr zum thema"
    "|verwandte (?:artikel|themen)"
)
_HEADING = re.compile(rf"(?:{_WORDS})\s*[:：…]?", re.IGNORECASE)
_LONGEST = 40
_SHARE = 0.3
_HOLDERS = frozenset(["div", "section", "aside", "ul", "td", "nav"])


class Measured(Protocol):
    """How much text, linked text and prose an element holds."""

    text: int
    linked: int
    prose: int


def related(body: Node, measures: Mapping[Node, Measured]) -> Iterator[Node]:
    """The elements that lead to other pages or ask to share this one: each with its heading."""
    most = _SHARE * measures[body].prose
    for node in body.walk():
        if node not in measures or node.tag not in (*HEADINGS[1:], "p", "div", "strong", "b", "span", "dt"):
            continue
        if 0 < measures[node].text <= _LONGEST and _HEADING.fullmatch(node.words()):
            yield from _under(node, measures, most)


def _under(heading: Node, measures: Mapping[Node, Measured], most: float) -> Iterator[Node]:
    """The element that the heading opens; else, of a heading, the lists of links that follow it."""
    holder: Node | None = None
    for around in heading.above():
        if is_content(around) or around.tag == "body" or not _opens(around, heading, measures):
            break
        if around.tag in _HOLDERS and measures[around].prose <= most and measures[around].text > measures[heading].text:
            holder = around
    if holder is not None:
        yield holder
    elif heading.tag in HEADINGS and heading.parent is not None:
        yield from _following(heading, heading.parent, measures)


def _opens(around: Node, heading: Node, measures: Mapping[Node, Measured]) -> bool:
    """Whether the heading is the first that is said in an element."""
    node = around
    while node is not heading:
        first = next((child for child in node.children if not _is_blank(child, measures)), None)
        if not isinstance(first, Node):
            return False
        node = first
    return True


def _is_blank(child: Node | str, measures: Mapping[Node, Measured]) -> bool:
    return not child.strip() if isinstance(child, str) else child not in measures or not measures[child].text


def _following(heading: Node, parent: Node, measures: Mapping[Node, Measured]) -> Iterator[Node]:
    after = parent.elements[parent.elements.index(heading) + 1 :]
    lists: list[Node] = []
    for node in after:
        if node.tag in HEADINGS or (node in measures and 2 * measures[node].linked < measures[node].text):
            break
        lists.append(node)
    if any(node in measures and measures[node].linked for node in lists):
        yield heading
        yield from lists
