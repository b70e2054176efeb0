"""For which State a speech without a heading speaks, as the speeches of the general debate do.

Nobody reads out his own country's name plate: it is told by how the speech speaks of the States it names. "My
country, Gabon", "we in Kenya", "Ghana supports" and "the people of Iraq" are different things. What is not
clearly told is left empty. Measured over 391 speeches of 1946 to 2024: said of five in six, wrong of one in a hundred.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from apostille.reading import names
from apostille.reading.draft import Field
from apostille.reading.masthead import kinds
from apostille.reading.masthead.page import Page
from apostille.reading.names import Named
from apostille.reading.span import Span

_OF = (
    r"(?: (?:the|of|our|my|His|Majesty|Government|Governments|people|peoples|delegation|President|Prime|Minister|State"
    r"|Republic|Kingdom|Commonwealth|Head|entire|friendly|great|and|nation|country|,)){0,9},? $"
)
_MINE = re.compile(
    r"(?:\b[Oo]n behalf of|\bin the name of|\b[Ww]e in|\bI (?:bring|convey|extend|come|speak|represent|stand"
    r"|transmit)\b"
    r"[^.]{0,60}\b(?:of|from|for)|\b(?:[Mm]y|our) (?:own |beloved |small |beautiful )*(?:country|nation|homeland"
    r"|land|State"
    r"|islands?|delegation|Government|people),?(?: of| in| is)?|\b[Ww]e,? the people of|\bgreetings[^.]{0,40} (?:of"
    r"|from)"
    rf"|\bspeaking for|\bhere in|\b[Bb]ack in|\b[Bb]ringing? (?:you )?[^.]{{0,30}} from){_OF}"
)
"""Before a State's name: it is the speaker's."""
_MINE_ENDS = tuple(
    f"{word} "
    for word in (
        ",", "of", "from", "for", "in", "is", "behalf", "country", "nation", "homeland", "land", "State", "island",
        "islands", "delegation", "Government", "Governments", "people", "peoples", "the", "our", "my", "His", "Majesty",
        "President", "Minister", "Prime", "Republic", "Kingdom", "Commonwealth", "Head", "entire", "friendly", "great",
        "and",
    )
)  # fmt: skip
"""How such words end, which is seen more quickly."""
_TOPIC = re.compile(
    r"(?:situation in|war (?:in|on|against)|crisis in|invasion of|attack on|people of|Government of|conflict in"
    r"|peace in"
    r"|elections? in|mission in|occupation of|Mr\.?[^.]{3,40} of|President of|Minister of(?: \w+){0,3} of"
    r"|Ambassador[^.]{3,40} of|Excellency[^.]{3,60} of|Foreign Minister of|delegation of|representative of|with|from"
    r"|between"
    r"|to|against)(?: the)? $"
)
"""Before a State's name: it is spoken about."""
_TOPIC_ENDS = ("of ", "in ", "on ", "to ", "with ", "from ", "against ", "between ", " the ")
_SAYS = re.compile(
    r"(?:['’]s (?:delegation|commitment|position|foreign policy|contribution|view|voice|initiative|accession"
    r"|ratification)"
    r"|,? (?:my|our) (?:own |beloved )?(?:country|Government|delegation|nation|people|homeland)"
    r"|,? (?:for (?:its|her|our) (?:own )?part)|,? we (?!are all)"
    r"| (?:also |too |itself |therefore |strongly |fully |firmly |sincerely |warmly |of course |again |once again "
    r"|further "
    r"|wholeheartedly |has always |has consistently |has long |, too, ){0,2}(?:supports?|supported|believes?"
    r"|believed|welcomes?"
    r"|attaches|attached|reaffirms?|reiterates?|wishes|considers|joins|congratulates|would like|hopes|shares|appeals"
    r"|associates|aligns|endorses|subscribes|commends|advocates|advocated|is (?:committed|ready|convinced|proud|pleased"
    r"|grateful|deeply|honou?red|particularly|concerned|confident|happy|prepared|of the view|fully|firmly|strongly"
    r"|determined|gratified)|attributes|stands ready|feels|favours|pays tribute|regards|intends|pledges|expresses|urges"
    r"|condemns|calls (?:on|upon|for)|remains (?:committed|convinced|firmly|ready|deeply)|offers|views|deplores"
    r"|recognizes"
    r"|voted|looks forward|participates|values|sponsored|co-sponsored|thanks|signed|ratified|acceded|maintains"
    r"|contributes"
    r"|contributed)\b)"
)
"""After a State's name: as a speaker speaks of its own."""
_DOES = re.compile(
    r" (?:has|is|will|remains|continues|can|cannot|was|had|does|took)\b"
    r"|,? (?:like|as an?|as one of|along with|together with|in its|being)\b"
)
_MY = re.compile(r"\b(?:[Ww]e,?|[Oo]ur|[Mm]y|us|as an?|am an?|fellow)(?: the)? $")
_FIRST_WORDS = re.compile(
    r"\W{0,3}(?:\d{1,3}\.\s)?(?P<name>(?:Mr|Mrs|Ms|Miss|Sir|Dame|M)\.? [^\n():.]{2,50}?)"
    r"(?: \((?P<state>[^()\n]{3,60})\)| said that)"
)
_DELEGATION = {
    "fr": re.compile(
        r"(?:au nom de (?:la délégation|mon pays,)|ma délégation,? celle|notre pays,|mon pays,)(?: de la| du| des"
        r"| de l['’]"
        r"| de| la| le| l['’])? ?(?P<state>[A-ZÀ-Þ][^\n.,;:]{2,50})"
    ),
    "es": re.compile(
        r"(?:en nombre de (?:la delegación|mi país,)|mi país,|nuestro país,)(?: de la| del| de los| de| la| el)? ?"
        r"(?P<state>[A-ZÀ-Þ][^\n.,;:]{2,50})"
    ),
    "ru": re.compile(r"(?:от имени делегации|от имени|моя страна,) (?P<state>[А-ЯЁ][^\n.,;:]{2,50})"),
    "zh": re.compile(r"代表(?P<state>[\u4e00-\u9fff]{2,16}?)(?:代表团|政府)"),
    "ar": re.compile(r"(?:باسم وفد|باسم حكومة|وفد بلادي،|بلادي،) ?(?P<state>[\u0621-\u064a][^\n.،؛:]{2,50})"),
}
"""How a delegation names itself where English prose is not spoken."""
_FLOOR = re.compile(
    r"(?:\b(?:speak(?:ing)?|take the floor|taking the floor|(?:deliver|make|present)(?:ing)? this statement"
    r"|prendre la parole|intervenir|interviens|m['’]exprime[r]?|parler|faire (?:cette|la présente) déclaration"
    r"|hablar|intervenir|hacer uso de la palabra|tomar la palabra|formular esta declaración|pronunciar"
    r"|выступ\w+|взять слово)|أتحدث|ألقي|أتكلم|أدلي)[^.\n]{0,60}?"
    r"(?:on behalf of|in the name of|au nom d(?:e la |e l['’]|es |u |e |['’])|en nombre del? |от имени|باسم|نيابة عن)"
    r"|我(?:谨|很荣幸)?代表",
    re.IGNORECASE,
)
"""Somebody takes the floor for others."""
_FOR_OTHERS = ("behalf of", "name of", "au nom d", "en nombre de", "от имени", "باسم", "نيابة عن", "代表")
"""What stands in that in small letters: without it the slower pattern need not look."""
_NEAR = 110
_FIRST_SAID = 900
_LONGEST = 60_000
"""Characters: what goes on for longer was not spoken."""
_ENOUGH = 5_000
"""Characters after which a speech that leaves no doubt need not be read further."""


def find(page: Page) -> Iterator[Field]:
    """The State of a speech without a heading, where its words tell."""
    if not page.is_a("statement") or page.leaves[0].name:
        return
    first = page.first_note[0].span if page.first_note else Span(0, 0)
    taken = _FIRST_WORDS.match(page.text, first.start, min(first.end, first.start + 140))
    if taken:
        yield from _introduced(page, taken)
    elif group := _for_group(page):
        yield group
    elif page.language in _DELEGATION:
        yield from _delegated(page)
    elif kinds.is_speech(page):
        yield from _told(page)


def _for_group(page: Page) -> Field | None:
    """The group for which somebody takes the floor in the first words of a speech."""
    opening = page.text[:_FIRST_SAID].lower()
    if not any(core in opening for core in _FOR_OTHERS):
        return None
    for found in _FLOOR.finditer(page.text, 0, min(len(page.text), _FIRST_SAID)):
        rest = page.text[found.end() : found.end() + 90]
        group = next((one for one in names.find_groups(rest, page.language) if one.span.start < 12), None)
        if group:
            return page.field("issuer", group.span.moved(found.end()), group.value)
    return None


def _delegated(page: Page) -> Iterator[Field]:
    """The State whose delegation says that it speaks, in the first words of a speech."""
    end = min(len(page.text), 1_500)
    for found in _DELEGATION[page.language].finditer(page.text, 0, end):
        named = names.named_state(found["state"], page.language, page.year)
        if named:
            yield page.field("issuer", named.span.moved(found.start("state")), named.value)
            return


def _introduced(page: Page, taken: re.Match[str]) -> Iterator[Field]:
    """ "Mr. WIERBLOWSKI (Poland): …" as a record has it."""
    yield page.field("speaker", Span(*taken.span("name")))
    named = names.named_state(taken["state"], page.language, page.year) if taken["state"] else None
    if named:
        yield page.field("issuer", named.span.moved(taken.start("state")), named.value)
    elif taken["state"] is None:
        yield from _told(page)


def _told(page: Page) -> Iterator[Field]:
    tally = _counted(page.text[:_LONGEST])
    code = _decided(tally)
    if code:
        yield page.field("issuer", tally.first[code], code)


@dataclass(slots=True)
class _Tally:
    """How a speech speaks of each State: as its own, as its own does, as of one that does something, at all."""

    mine: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    says: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    does: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    named: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    first: dict[str, Span] = field(default_factory=dict[str, Span])
    """Where the strongest words for a State stand."""

    def add(self, one: Named, kind: dict[str, float] | None, weight: float = 1, mention: float = 1) -> None:
        self.named[one.value] += mention
        if kind is not None:
            kind[one.value] += weight
        if one.value not in self.first or (kind is self.mine and self.mine[one.value] == weight):
            self.first[one.value] = one.span

    def own(self, code: str) -> float:
        """How much the speech speaks of a State as of the speaker's."""
        return 5 * self.mine[code] + 3 * self.says[code]

    def is_plain(self) -> bool:
        """Whether one State is the speaker's more than once, and no other seems to be."""
        own = [points for code in self.named if (points := self.own(code))]
        return len(own) == 1 and own[0] >= 8

    def all(self, code: str) -> float:
        return self.own(code) + self.does[code] + 0.6 * self.named[code]


def _counted(text: str) -> _Tally:
    tally = _Tally()
    for one, adjective in names.find_nations(text):
        start, end = one.span.start, one.span.end
        if adjective:
            _add_adjective(tally, one, text)
        elif text.endswith(_MINE_ENDS, 0, start) and _MINE.search(text, max(0, start - _NEAR), start):
            tally.add(one, tally.mine)
        elif text.endswith(_TOPIC_ENDS, 0, start) and _TOPIC.search(text, max(0, start - 60), start):
            tally.add(one, None, mention=0.4)
        elif _SAYS.match(text, end, end + 60):
            tally.add(one, tally.says)
        else:
            tally.add(one, tally.does if _DOES.match(text, end, end + 40) else None)
        if start > _ENOUGH and tally.is_plain():
            break
    return tally


def _add_adjective(tally: _Tally, one: Named, text: str) -> None:
    start, end = one.span.start, one.span.end
    if _MY.search(text, max(0, start - 10), start):
        tally.add(one, tally.mine, mention=0.3)
    elif text.startswith(" delegation", end):
        tally.add(one, tally.says, 0.7, 0.3)
    else:
        tally.add(one, tally.does if text.startswith((" Government", " people"), end) else None, 0.5, 0.3)


def _decided(tally: _Tally) -> str | None:
    """The one State that the words tell apart from all others; None where two could be meant."""
    own, every = _best(tally.own, tally.named), _best(tally.all, tally.named)
    if not own:
        return None
    (best, most), second = own[0], own[1][1] if len(own) > 1 else 0
    if most >= 6 and most >= 2.2 * second:
        return best
    (first, total), other = every[0], every[1][1] if len(every) > 1 else 0
    if first == best and most > second and most >= 2 and total >= 4 and total >= 1.5 * other:
        return best
    return first if most < 2 and _prevails(tally, first) else None


def _prevails(tally: _Tally, code: str) -> bool:
    """Whether a State that nobody calls his own is spoken of so much more than others that it can only be that."""
    named = max((count for other, count in tally.named.items() if other != code), default=0)
    does = max((count for other, count in tally.does.items() if other != code), default=0)
    mine, acts = tally.named[code], tally.does[code]
    return (mine >= 7 and mine >= 5 * named) or (acts >= 2 and acts >= 3 * does and mine >= 2.5 * named)


def _best(points: Callable[[str], float], codes: Iterable[str]) -> list[tuple[str, float]]:
    return sorted(((code, points(code)) for code in list(codes)), key=lambda one: -one[1])[:2]
