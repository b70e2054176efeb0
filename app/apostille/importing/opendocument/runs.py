"""What stands in a paragraph → words: white space folded as the format says, marks put where they point."""

from __future__ import annotations

from dataclasses import dataclass, field

from apostille.importing.marked import Element
from apostille.importing.opendocument.names import DC, DRAW, HREF, OFFICE, TEXT, number
from apostille.importing.opendocument.styles import Styles
from apostille.importing.words import Look, Looks, Pen, linked

_RAISED: Look = ("superscript", "")
_ADDRESSES = ("http:", "https:", "mailto:", "ftp:")
_MOST_BLANKS = 1000
_SKIPPED = frozenset(
    TEXT + name
    for name in (
        "change", "change-start", "change-end", "bookmark", "bookmark-start", "bookmark-end", "script",
        "reference-mark", "reference-mark-start", "reference-mark-end", "soft-page-break", "hidden-paragraph",
        "hidden-text", "ruby-text", "alphabetical-index-mark", "toc-mark", "user-index-mark", "sequence-decls",
    )
) | {OFFICE + "forms", OFFICE + "event-listeners"}  # fmt: skip


@dataclass
class Runs:
    """Writes words with ``pen``; ``boxes`` are written after the paragraph, ``unseen`` are hidden words."""

    styles: Styles
    pen: Pen = field(default_factory=lambda: Pen(folding=True))
    boxes: list[Element] = field(default_factory=list[Element])
    notes: list[Element] = field(default_factory=list[Element])
    remarks: dict[str, Element] = field(default_factory=dict[str, Element])
    unseen: list[str] = field(default_factory=list[str])
    pictures: int = 0

    def write(self, element: Element, looks: Looks) -> None:
        """Writes the words in an element, its own and those of the elements in it."""
        self.pen.write(element.text or "", looks)
        for child in element:
            self._child(child, looks)
            self.pen.write(child.tail or "", looks)

    def _child(self, element: Element, looks: Looks) -> None:
        tag = element.tag
        if tag == f"{TEXT}span":
            wording = self.styles.wording(element.get(f"{TEXT}style-name", ""))
            if wording.hidden:
                self.unseen.append("".join(element.itertext()))
            else:
                self.write(element, wording.looks(looks))
        elif tag == f"{TEXT}a":
            target = element.get(HREF, "")
            self.write(element, linked(looks, target if target.startswith(_ADDRESSES) else ""))
        elif tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            self._blank(element, looks)
        elif tag == f"{TEXT}note":
            self._note(element, looks)
        elif tag.startswith(DRAW):
            self._drawing(element, looks)
        elif tag.startswith(OFFICE):
            self.mark(element)
        elif tag not in _SKIPPED:
            self.write(element, looks)

    def _blank(self, element: Element, looks: Looks) -> None:
        if element.tag == f"{TEXT}line-break":
            self.pen.end_line()
        elif element.tag == f"{TEXT}tab":
            self.pen.keep("\t", looks)
        else:
            self.pen.keep(" " * min(number(element.get(f"{TEXT}c", ""), 1), _MOST_BLANKS), looks)

    def _note(self, element: Element, looks: Looks) -> None:
        """The mark as the file has it, which is as it was printed last."""
        citation = element.find(f"{TEXT}note-citation")
        if citation is not None:
            self.pen.write("".join(citation.itertext()), looks | {_RAISED})
        self.notes.append(element)

    def _drawing(self, element: Element, looks: Looks) -> None:
        """Words in boxes are written after the paragraph that the box hangs on; a link around a picture is none."""
        if element.tag == f"{DRAW}a":
            for child in element:
                self._drawing(child, looks)
        elif any(child.tag == f"{DRAW}image" for child in element.iter()):
            self.pictures += 1
        self.boxes += [element] if element.tag != f"{DRAW}a" else []

    def mark(self, element: Element) -> None:
        """Notes the beginning or the end of what a comment is about."""
        if element.tag == f"{OFFICE}annotation":
            name = element.get(f"{OFFICE}name", "") or f"#{len(self.remarks)}"
            self.remarks.setdefault(name, element)
            self.pen.mark(f"<{name}")
        elif element.tag == f"{OFFICE}annotation-end":
            self.pen.mark(f">{element.get(f'{OFFICE}name', '')}")


def said_by(annotation: Element, name: str) -> str:
    """What an annotation says of itself by a name of Dublin Core: creator, date."""
    found = annotation.find(DC + name)
    return (found.text or "").strip() if found is not None else ""
