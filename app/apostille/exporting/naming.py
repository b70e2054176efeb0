"""What a statement is called in citations: in full at first mention, short afterwards; whose words, and who sends them.

Letters between missions are named by kind, date, sender and addressee; other statements by title. What an annex is, is
said where it is first cited. *Words of* and *transmitted by* are kept apart: a chair's statement a State transmits is
the chair's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from apostille.exporting import states, understanding
from apostille.exporting.dating import date
from apostille.exporting.kinds import FEMININE, LETTERS, kind_name
from apostille.exporting.words import Language, say
from apostille.reading import parts
from apostille.reading.reading import Reading

_ADOPTED = ("resolution", "decision")


class FieldLike(Protocol):
    """A metadata value; the parts of ``reading.draft.Field`` that are read here."""

    @property
    def key(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def part(self) -> str | None: ...


class Source(Protocol):
    """What can be cited: a text as it is read, its language and what is known about it (``statements.Opened``)."""

    @property
    def reading(self) -> Reading: ...
    @property
    def language(self) -> str: ...
    @property
    def fields(self) -> Sequence[FieldLike]: ...


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words they are, and who transmits them; empty where it is not known or nobody does."""

    words_of: str = ""
    transmitted_by: str = ""


@dataclass(frozen=True)
class Named:
    """The names of one statement in one language.

    ``annexes`` says of a part what it is ("(Chair's statement, Kraków, 31 May–1 June 2004)"), ``voices`` whose words it
    holds; ``voice`` is that of the statement's substance; ``date`` is ISO 8601.
    """

    full: str
    short: str
    symbol: str
    title: str
    date: str
    annexes: dict[str, str]
    voices: dict[str, Voice]
    voice: Voice

    def voice_of(self, part: str) -> Voice:
        """Whose words a part holds."""
        return self.voices.get(part, self.voice)


def name(source: Source, language: Language, *, fallback: str = "") -> Named:
    """The names of a statement; ``fallback`` is its title where the text gives none (its file's name)."""
    return _Namer(source, language, fallback).named()


class _Namer:
    """Reads one statement's fields; ``_get`` prefers what is said of the part asked for."""

    def __init__(self, source: Source, language: Language, fallback: str) -> None:
        self._language: Language = language
        self._own_language = source.language == language
        self._parts = [part.name for part in source.reading.parts]
        self._values: dict[tuple[str, str | None], str] = {}
        for field in source.fields:
            self._values.setdefault((field.key, field.part), field.value)
        self._fallback = fallback
        self._reading = source.reading
        code = self._get("issuer")
        self._state = states.state(code, language) or code
        self._iso = self._adopted() or self._get("date") or self._get("date", *self._parts)
        self._date = date(self._iso, language)
        self._printed_sender = self._get("sender", *self._parts)

    def named(self) -> Named:
        annexes = [part for part in self._parts if part not in ("main", "cover")]
        voices = {part: self._voice(part) for part in self._parts}
        substance = annexes[0] if annexes and self._transmits() else next(iter(self._parts), "main")
        title = self._get("title", substance) or self._get("title") or self._fallback
        symbol = self._get("symbol")
        voice = voices.get(substance) or self._voice(substance)
        return Named(
            full=symbol or (self._letter() if self._transmits() else self._titled(title, voice)),
            short=symbol or self._short(title, voice),
            symbol=symbol,
            title=title or say(self._language, "untitled"),
            date=self._iso,
            annexes={part: self._annex(part) for part in annexes},
            voices=voices,
            voice=voice,
        )

    def _adopted(self) -> str:
        """The day on which a resolution or decision was adopted: it is cited with that, not with its masthead's."""
        return self._get("adoption_date") if self._get("kind") in _ADOPTED else ""

    def _get(self, key: str, *parts: str | None) -> str:
        """The value said of one of ``parts``, else of the whole document, its cover or its main text."""
        for part in (*parts, None, "cover", "main"):
            if found := self._values.get((key, part)):
                return found
        return ""

    def _only(self, key: str, part: str) -> str:
        return self._values.get((key, part), "")

    def _transmits(self) -> bool:
        return self._get("kind") in LETTERS

    def _sender(self) -> str:
        """The sender in a sentence: "the Permanent Mission of Poland"; as printed where that is not understood."""
        printed, state = self._printed_sender, self._state
        if not printed:
            return states.with_article(state, self._language) if state else ""
        if self._own_language:
            return understanding.with_article(printed, self._language)
        of = states.of(states.with_article(state, self._language), self._language) if state else ""
        return understanding.institution(printed, of, self._language) or printed

    def _addressee(self) -> str:
        printed = self._get("addressee", *self._parts)
        if not printed or self._own_language:
            return understanding.with_article(printed, self._language)
        return understanding.office(printed, self._language) or printed

    def _letter(self) -> str:
        """ "Note verbale dated 4 June 2004 from the Permanent Mission of Poland addressed to …"."""
        kind, when = self._get("kind"), self._date
        sender, addressee = self._sender(), self._addressee()
        words = _capital(kind_name(kind, self._language))
        if self._language == "en":
            parts = (f"dated {when}" if when else "", f"from {sender}" if sender else "")
            return " ".join(filter(None, (words, *parts, f"addressed to {addressee}" if addressee else "")))
        feminine = "e" if kind in FEMININE else ""
        dated = f"{words} daté{feminine} du {when}" if when else words
        if not addressee:
            return f"{dated}, émanant {states.of(sender, 'fr')}" if sender else dated
        by = f" par {sender}" if sender else ""
        return f"{dated}, adressé{feminine} {states.to(addressee, 'fr')}{by}"

    def _titled(self, title: str, voice: Voice) -> str:
        """ "Remarks at Wawel Royal Castle (United States, Kraków, 31 May 2003)"."""
        event = self._get("event") or self._get("body")
        meeting = understanding.body(event, self._language) if event else ""
        details = [voice.words_of, meeting, self._city(), self._date]
        known = ", ".join(dict.fromkeys(each for each in details if each and each != title))
        words = title or _capital(kind_name(self._get("kind"), self._language))
        return f"{words} ({known})" if known else words

    def _short(self, title: str, voice: Voice) -> str:
        """ "Poland, note verbale of 4 June 2004"."""
        who = self._state or voice.words_of or self._get("sender")
        kind, when = kind_name(self._get("kind"), self._language), self._date
        if not who or not kind:
            return ", ".join(filter(None, (title or _capital(kind), when)))
        of = "of" if self._language == "en" else "du"
        return f"{who}, {kind} {of} {when}" if when else f"{who}, {kind}"

    def _annex(self, part: str) -> str:
        title, author = self._only("title", part) or self._headed(part), self._only("author", part)
        if understanding.is_chairs_statement(title) and (not author or understanding.is_chair(author)):
            title = understanding.chairs_statement(self._language)
        when = self._get("event_date", part) or self._only("date", part)
        details = [title, self._city(part), date(when, self._language)]
        known = ", ".join(each for each in details if each)
        return f"({known})" if known else ""

    def _headed(self, part: str) -> str:
        """What an annex is, where no title of its own was read: the document's title, unless that heads the cover; then
        the first of its headings that says more than which annex it is."""
        title = self._get("title")
        if title and understanding.fold(title) not in map(understanding.fold, self._headings("cover")):
            return title
        return next(filter(_says_more, self._headings(part)), "")

    def _headings(self, part: str) -> list[str]:
        reading = self._reading
        return [each.span.of(reading.text) for each in reading.blocks if each.part == part and each.kind == "heading"]

    def _city(self, part: str | None = None) -> str:
        printed = self._get("place", part, *self._parts)
        return understanding.city(printed, self._language) if printed else ""

    def _voice(self, part: str) -> Voice:
        own = part not in ("main", "cover")
        author = self._only("author", part) or (self._get("speaker", part) if not own else "")
        state, sender = self._state, self._printed_sender
        if own and self._transmits():
            return Voice(self._person(author or self._values.get(("author", None), "")), state or sender)
        return Voice(self._person(author) or state or self._person(self._get("author")) or sender)

    def _person(self, printed: str) -> str:
        return understanding.chair(self._language) if understanding.is_chair(printed) else printed


def _says_more(heading: str) -> bool:
    """Whether the heading of an annex says more than "Annex II"."""
    return not parts.is_annex(heading) and len(heading.split()) + (heading > "\u2e7f") > 1


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
