"""Which elements of a page are its article: the others are its furniture, left out of the text and listed.

What an element says of itself (name, role, class) is believed only as far as it holds little of the prose of the
page: a ``header`` with the preamble of a declaration in it is text. Where nothing says where the article
is, the elements beside the one that holds nearly all prose are furniture if they hold none; but only on a page that has
furniture at all, so that a plain document keeps its signature.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from apostille.importing.web import hints
from apostille.importing.web.related import related
from apostille.importing.web.tree import HEADINGS, Node
from apostille.reading.sentences import is_cjk

_SENTENCE = 60
_SENTENCE_CJK = 24
_HEART = 0.75
_MAIN = 0.5
_NEARLY_ALL = 0.8
_LINKED = 0.8
_SHORT_LINK = 45
_FEW = 3
_MUCH = 200
_TITLES = HEADINGS[:2]
_HOLDERS = frozenset({"div", "section", "table", "tbody", "tr", "td", "center", "form", "span", "font"})


@dataclass
class _Measure:
    """Characters of text, in links, in sentences, in no block below (``inline``); and how many links."""

    text: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0
    inline: int = 0

    def add(self, other: _Measure) -> None:
        self.text += other.text
        self.linked += other.linked
        self.prose += other.prose
        self.links += other.links
        self.inline += other.inline


@dataclass
class Article:
    """The elements of a page that are not its article."""

    out: set[Node] = field(default_factory=set[Node])

    def leave_out(self, node: Node) -> None:
        """Marks an element as furniture."""
        self.out.add(node)

    @property
    def lines(self) -> list[str]:
        """What was left out, in the order of the page, each word once."""
        outmost = [node for node in self.out if not any(around in self.out for around in node.above())]
        return [node.words() for node in sorted(outmost, key=lambda node: node.order)]


def article_of(body: Node) -> Article:
    """The article of a page."""
    article = Article()
    every = list(body.walk())
    for node in every:
        if hints.is_hidden(node) or hints.is_tool(node):
            article.leave_out(node)
    measures = _measured(body, article.out)
    for node in _suspects(every, measures, body):
        article.leave_out(node)
    measures = _measured(body, article.out)
    for node in related(body, measures):
        article.leave_out(node)
    measures = _measured(body, article.out)
    heart = _heart(body, measures)
    if heart is not body and _is_site(article, measures, body, heart):
        _leave_out_beside(heart, body, measures, article)
    for node in body.walk():
        if article.out and _is_link_list(node, measures):
            article.leave_out(node)
    return article


def _suspects(every: list[Node], measures: dict[Node, _Measure], body: Node) -> list[Node]:
    """The elements whose name, role or class says furniture, and that hold little of the page's prose.

    What only may be furniture (a header, a block of contacts) is, where the page surely has some, or many links.
    """
    judged = [(node, *hints.suspicion(node)) for node in every if node in measures]
    site = any(share >= hints.SURELY for _, share, _ in judged) or measures[body].links > 2 * _FEW
    titled = sum(1 for node in every if node.tag == "h1")
    found = [
        node
        for node, share, most in judged
        if (share >= hints.SURELY or (share and site))
        and measures[node].prose <= min(share * measures[body].prose, most)
        and not _heads_article(node, titled)
    ]
    told = set(found)
    outmost = [node for node in found if not any(around in told for around in node.above())]
    if sum(measures[node].prose for node in outmost) > _NEARLY_ALL * measures[body].prose:
        return [node for node in found if not measures[node].prose]  # names cannot make a page of furniture alone
    return found


def _heads_article(node: Node, titled: int) -> bool:
    """Whether it is the head or the foot of an article rather than of the page: its title, date, notes."""
    if hints.furniture_by_nature(node) or node.tokens & hints.SURE:
        return False
    inside = [each for each in node.walk() if each.tag == "h1"]
    if inside and len(inside) == titled and not any(each.tag == "a" for each in inside[0].walk()):
        return True
    return node.tag in ("header", "footer", "hgroup") and any(hints.is_content(around) for around in node.above())


def _measured(body: Node, out: set[Node]) -> dict[Node, _Measure]:
    """The measures of all elements that are not left out, from the inmost outwards."""
    kept: list[tuple[Node, bool]] = []
    waiting = [(body, False)]
    while waiting:
        node, linked = waiting.pop()
        if node in out:
            continue
        linked = linked or (node.tag == "a" and "href" in node.attributes)
        kept.append((node, linked))
        waiting += [(child, linked) for child in node.elements]
    measures: dict[Node, _Measure] = {}
    for node, linked in reversed(kept):
        measures[node] = _measure(node, linked, measures)
    return measures


def _measure(node: Node, linked: bool, measures: dict[Node, _Measure]) -> _Measure:
    own = _Measure(links=1 if node.tag == "a" and linked else 0)
    for child in node.children:
        if isinstance(child, str):
            length = len(child.strip())
            own.text += length
            own.linked += length if linked else 0
            own.inline += 0 if linked else length
        elif child in measures:
            own.add(measures[child])
    if node.is_block:
        own.prose += own.inline if own.inline >= _SENTENCE or own.inline >= _sentence(node) else 0
        own.inline = 0
    return own


def _sentence(node: Node) -> int:
    """How many characters make a sentence, in the script of a block."""
    head = "".join(child for child in node.children if isinstance(child, str))[:200]
    return _SENTENCE_CJK if any(is_cjk(sign) for sign in head.strip()[:20]) else _SENTENCE


def _heart(body: Node, measures: dict[Node, _Measure]) -> Node:
    """The element that holds the article: the one that says so, else the deepest that holds nearly all prose."""
    prose = measures[body].prose
    said = [node for node in measures if hints.is_content(node) and measures[node].prose >= _MAIN * prose > 0]
    if said:
        outmost = max(said, key=lambda each: (measures[each].prose, -each.order))
        inside = [node for node in said if measures[node].prose >= _HEART * measures[outmost].prose]
        return min(inside, key=lambda each: (measures[each].text, -each.order))
    node = body
    while inner := _inner(node, measures):
        node = inner
    return node


def _inner(node: Node, measures: dict[Node, _Measure]) -> Node | None:
    """The container inside ``node`` that holds nearly all of its prose."""
    children = (child for child in node.elements if child in measures and child.tag in _HOLDERS)
    most = max(children, key=lambda each: measures[each].prose, default=None)
    if most is None:
        return None
    return most if measures[most].prose >= _HEART * measures[node].prose > 0 and most.elements else None


def _is_site(article: Article, measures: dict[Node, _Measure], body: Node, heart: Node) -> bool:
    """Whether the page has furniture: some was found by its name, or many links stand outside the article."""
    return bool(article.out) or measures[body].links - measures[heart].links > 2 * _FEW


def _leave_out_beside(heart: Node, body: Node, measures: dict[Node, _Measure], article: Article) -> None:
    """The elements around the article that are not of it.

    As far out as its title stands, all but links belongs to it (a date, a signature); farther out only much prose does.
    """
    said = hints.is_content(heart)
    near, node = not said, heart
    anywhere = _has_title(body)
    titled = any(each.tag in _TITLES for each in heart.walk())
    while node is not body and node.parent is not None:
        around = node.parent.children
        place = around.index(node)
        for index, child in enumerate(around):
            if child is node or isinstance(child, str) or child not in measures or not _is_apart(child):
                continue
            measure = measures[child]
            title = index < place and not titled and _has_title(child)
            much = measure.prose > max(_MUCH, measures[heart].prose / 10) and not said
            if not title and (not (near or much) or 2 * measure.linked > measure.text):
                article.leave_out(child)
        titled = titled or any(isinstance(each, Node) and _has_title(each) for each in around[:place])
        near = near and not titled and anywhere
        node = node.parent


def _is_apart(node: Node) -> bool:
    """Whether it is no run of words in a paragraph that lies in the same element."""
    return node.is_block or (node.tag == "a" and node.parent is not None and not node.parent.has_text)


def _has_title(node: Node) -> bool:
    return any(each.tag in _TITLES for each in node.walk())


def _is_link_list(node: Node, measures: dict[Node, _Measure]) -> bool:
    """Whether it is a row of short links and nothing else."""
    if node not in measures or not node.is_block or node.tag in ("p", "body"):
        return False
    measure = measures[node]
    if measure.links < _FEW or measure.prose or measure.linked < _LINKED * measure.text:
        return False
    return measure.text <= _SHORT_LINK * measure.links
