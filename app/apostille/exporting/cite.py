"""Citations: by symbol and paragraph; without a symbol in full at first mention, short afterwards.

"CD/1299, para. 4 (b)"; verbatim records by page where it is known, "CD/PV.941, p. 5"; "Note verbale dated 4 June
2004 from the Permanent Mission of Poland addressed to …, annex (Chair's statement, …), para. [5]", then "Poland, note
verbale of 4 June 2004, annex, para. [5]".
Counted numbers stand in brackets; the report's language decides the words; a symbol is
never invented.
"""

from __future__ import annotations

from apostille.exporting.locating import NOWHERE, Place, locate, place
from apostille.exporting.naming import Named, Source, name
from apostille.exporting.words import Language, say
from apostille.reading.reading import Reading
from apostille.reading.span import Span


def cite(
    source: Source,
    span: Span | None,
    *,
    language: Language = "en",
    first: bool = True,
    page: str | None = None,
) -> str:
    """One passage's citation (``span`` in code points; None: the whole statement).

    ``first`` names the source in full; ``page`` is cited instead of the paragraph where it is known. For many passages
    of one statement ``Citer`` does the same faster.
    """
    where = locate(source.reading, span, language)
    if page:
        where = Place(where.part_key, where.part, say(language, "page", number=page), speaker=where.speaker)
    return join(name(source, language), where, first=first, describe=first)


def join(named: Named, where: Place, *, first: bool, describe: bool) -> str:
    """A citation from its pieces; ``describe`` says what an annex is."""
    about = named.annexes.get(where.part_key, "") if describe and where.part and not named.symbol else ""
    told = Place(part=f"{where.part} {about}", locator=where.locator, speaker=where.speaker) if about else where
    tail = told.tail
    called = named.full if first else named.short
    return called + tail if called else tail.removeprefix(", ")


class Places:
    """Where the passages of one statement stand; found once for each pair of paragraphs."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self._reading = reading
        self._language: Language = language
        self._places: dict[tuple[int, int], Place] = {}

    @property
    def counted(self) -> bool:
        """Whether one of the places asked for has a counted number."""
        return any(each.counted for each in self._places.values())

    def of(self, span: Span | None) -> Place:
        """The place of a passage; the whole statement (None) has none."""
        if span is None or not self._reading.blocks:
            return NOWHERE
        return self.between(*self._reading.touched(span.start, span.end))

    def between(self, first: int, last: int) -> Place:
        """The place of the blocks ``first`` to ``last`` (indexes, both included)."""
        found = self._places.get((first, last))
        if found is None:
            found = self._places[first, last] = place(self._reading, first, last, self._language)
        return found


class Mentions:
    """Cites one statement again and again: in full at first, with what an annex is at its first, short afterwards."""

    def __init__(self, named: Named) -> None:
        self._named = named
        self._mentioned: set[str] = set()

    def cite(self, where: Place) -> str:
        """The next citation of this statement."""
        if where.part_key in self._mentioned:
            return self.short(where)
        first = not self._mentioned
        self._mentioned |= {"", where.part_key}
        return join(self._named, where, first=first, describe=bool(where.part))

    def short(self, where: Place) -> str:
        """A citation that names the statement shortly, whether it was cited before or not."""
        called = self._named.short
        return called + where.tail if called else where.tail.removeprefix(", ")


class Citer:
    """Cites passages of one statement; ``first`` names it in full each time.

    ``fallback`` names a statement of which neither title nor kind is known, such as by its file.
    """

    def __init__(self, source: Source, language: Language = "en", *, fallback: str = "") -> None:
        self._named = name(source, language, fallback=fallback)
        self._places = Places(source.reading, language)
        self._made: dict[tuple[Place, bool], str] = {}

    def place(self, span: Span | None) -> Place:
        """Where a passage stands."""
        return self._places.of(span)

    def cite(self, span: Span | None, *, first: bool = True) -> str:
        """The citation of a passage (code points); None is the whole statement."""
        key = self._places.of(span), first
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = join(self._named, key[0], first=first, describe=first)
        return found
