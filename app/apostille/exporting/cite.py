"""Citations: by symbol and paragraph; without a symbol in full at first mention, short afterwards.

"CD/1299, para. 4 (b)"; verbatim records by page where it is known, "CD/PV.941, p. 5"; "Note verbale dated 4 June 2004 from
the Permanent Mission of Poland addressed to …, annex (Chair's statement, …), para. [5]", then "Poland, note verbale of
4 June 2004, annex, para. [5]". Counted numbers stand in brackets; the report's language decides the words; a symbol is
never invented.
"""

from __future__ import annotations

from apostille.exporting.locating import Place, locate, part_name, place
from apostille.exporting.naming import Named, Source, name
from apostille.exporting.words import Language, say
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
        where = Place(where.part_key, where.part, say(language, "page", number=page))
    return join(name(source, language), where, first=first, describe=first)


def join(named: Named, where: Place, *, first: bool, describe: bool) -> str:
    """A citation from its pieces; ``describe`` says what an annex is."""
    about = named.annexes.get(where.part_key, "") if describe and not named.symbol else ""
    part = f"{where.part} {about}".strip() if where.part else ""
    return ", ".join(filter(None, (named.full if first else named.short, part, where.locator)))


class Citer:
    """Cites one statement many times, keeping in mind what was mentioned: in full once, short afterwards."""

    def __init__(self, source: Source, language: Language = "en", *, named: Named | None = None) -> None:
        self.named = named or name(source, language)
        self._reading = source.reading
        self._language: Language = language
        self._places: dict[tuple[int, int], Place] = {}
        self._mentioned: set[str] = set()
        self._short: dict[tuple[int, int], str] = {}
        self.counted = False
        """Whether a counted number was cited."""

    def place(self, span: Span | None) -> Place:
        """Where a passage stands."""
        if span is None or not self._reading.blocks:
            return Place()
        return self._place(self._key(span))

    def cite(self, span: Span | None) -> str:
        """The citation of a passage: in full if it is the first of this statement, with what an annex is if it is the
        first of that annex."""
        key = self._key(span) if span is not None and self._reading.blocks else (-1, -1)
        found = self._short.get(key)
        return found if found is not None else self._cite(key)

    def lead(self, part: str = "") -> str:
        """The short name of the statement, with the part where one is meant; mentions nothing."""
        return ", ".join(filter(None, (self.named.short, part_name(part, self._language))))

    def _cite(self, key: tuple[int, int]) -> str:
        where = self._place(key) if key[0] >= 0 else Place()
        self.counted |= where.counted
        first, describe = not self._mentioned, bool(where.part) and where.part_key not in self._mentioned
        self._mentioned |= {"", where.part_key}
        self._short[key] = join(self.named, where, first=False, describe=False)
        return join(self.named, where, first=first, describe=describe)

    def _key(self, span: Span) -> tuple[int, int]:
        start = self._reading.block_index(span.start)
        last = max(span.start, span.end - 1)
        block = self._reading.blocks[start]
        return start, start if last <= block.span.end else self._reading.block_index(last)

    def _place(self, key: tuple[int, int]) -> Place:
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = place(self._reading, *key, self._language)
        return found
