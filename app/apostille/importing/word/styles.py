"""The styles of a document: which are headings, which number, hide or embolden their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from apostille.importing.marked import Element
from apostille.importing.rolenames import heading_level, is_quote
from apostille.importing.word.names import W, is_on, number, val
from apostille.importing.words import PLAIN, Look, Looks

_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Given:
    """What one set of properties says: None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None

    def over(self, below: Given) -> Given:
        """These properties upon those of the style below."""
        return Given(
            self.bold if self.bold is not None else below.bold,
            self.italic if self.italic is not None else below.italic,
            self.raised if self.raised is not None else below.raised,
            self.hidden if self.hidden is not None else below.hidden,
        )

    def looks(self, around: Looks) -> Looks:
        """The inline styles of words with these properties, inside those ``around``."""
        found = {kind for kind, on in _looks(self) if on}
        gone = {kind for kind, on in _looks(self) if on is False}
        return frozenset({*(look for look in around if look not in gone), *found}) if found or gone else around


def _looks(given: Given) -> Iterator[tuple[Look, bool | None]]:
    yield ("bold", ""), given.bold
    yield ("italic", ""), given.italic
    yield ("superscript", ""), given.raised


NOTHING = Given()


def given_by(properties: Element) -> Given:
    """What the properties of a run (``w:rPr``) say."""
    found: dict[str, Element] = {child.tag: child for child in properties}
    aligned = found.get(f"{W}vertAlign")
    complex_script = is_on(found.get(f"{W}rtl")) or is_on(found.get(f"{W}cs"))
    bold, italic = ("bCs", "iCs") if complex_script else ("b", "i")
    return Given(
        is_on(found.get(W + bold)),
        is_on(found.get(W + italic)),
        None if aligned is None else val(aligned) == "superscript",
        is_on(found.get(f"{W}vanish")),
    )


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says of a paragraph: ``outline`` 0 to 8 for headings; numbering by its id and level."""

    outline: int | None = None
    list_id: str | None = None
    level: int | None = None
    rtl: bool | None = None
    hidden: bool | None = None
    quote: bool = False


@dataclass
class Styles:
    """The styles by their ids; each is worked out once."""

    root: Element | None
    _elements: dict[str, Element] = field(default_factory=dict[str, Element])
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict[str, ParagraphStyle])
    _characters: dict[str, Given] = field(default_factory=dict[str, Given])
    default: str = ""

    def __post_init__(self) -> None:
        for element in self.root.iter(f"{W}style") if self.root is not None else ():
            name = element.get(f"{W}styleId", "")
            self._elements.setdefault(name, element)
            if element.get(f"{W}type", "") == "paragraph" and element.get(f"{W}default", "") in ("1", "true", "on"):
                self.default = name

    def _chain(self, name: str) -> list[Element]:
        """A style and those it is based on, however they run in a circle."""
        chain: list[Element] = []
        while name in self._elements and self._elements[name] not in chain:
            chain.append(self._elements[name])
            name = val(chain[-1].find(f"{W}basedOn"))
        return chain

    def paragraph(self, name: str) -> ParagraphStyle:
        """What the paragraph style of this id says, with all it is based on."""
        name = name or self.default
        if name not in self._paragraphs:
            self._paragraphs[name] = _paragraph_style(self._chain(name))
        return self._paragraphs[name]

    def character(self, name: str) -> Given:
        """What the character style of this id says of its words."""
        if name not in self._characters:
            given = NOTHING
            for element in self._chain(name):
                properties = element.find(f"{W}rPr")
                given = given.over(given_by(properties)) if properties is not None else given
            self._characters[name] = given
        return self._characters[name]

    def list_of(self, name: str) -> str:
        """The list that a numbering style stands for."""
        found = (val(element.find(f"{W}pPr/{W}numPr/{W}numId")) for element in self._chain(name))
        return next((each for each in found if each), "")

    @property
    def language(self) -> str:
        """The language that the document is written in by default, as its program was set."""
        said = self.root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") if self.root is not None else None
        return val(said).lower().split("-")[0]


def _paragraph_style(chain: list[Element]) -> ParagraphStyle:
    outline: int | None = None
    list_id: str | None = None
    level: int | None = None
    rtl: bool | None = None
    hidden: bool | None = None
    quote = False
    for element in chain:
        name = val(element.find(f"{W}name")).lower()
        properties = element.find(f"{W}pPr")
        if outline is None:
            outline = _outline(name, properties)
        if properties is not None:
            list_id = list_id or val(properties.find(f"{W}numPr/{W}numId")) or None
            said = val(properties.find(f"{W}numPr/{W}ilvl"))
            level = number(said) if level is None and said else level
            rtl = is_on(properties.find(f"{W}bidi")) if rtl is None else rtl
        hidden = is_on(element.find(f"{W}rPr/{W}vanish")) if hidden is None else hidden
        quote = quote or is_quote(name)
    return ParagraphStyle(outline, list_id, level, rtl, hidden, quote)


def _outline(name: str, properties: Element | None) -> int | None:
    """The level in the outline that a style gives: by itself, or by the name that all languages of Word share."""
    said = val(properties.find(f"{W}outlineLvl")) if properties is not None else ""
    if said:
        return number(said, _BODY_LEVEL)
    level = heading_level(name)
    return None if level is None else level - 1


def looks_of(properties: Element, styles: Styles, around: Looks = PLAIN) -> tuple[Looks, bool | None]:
    """The inline styles of a run inside those around it, and whether it is hidden; None where it does not say."""
    given = given_by(properties)
    name = properties.find(f"{W}rStyle")
    if name is not None:
        given = given.over(styles.character(val(name)))
    return given.looks(around), given.hidden
