"""Fields (cross references, dates, links, tables of contents): their results are text, their codes are not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from apostille.importing.words import Looks, linked

_LINK = re.compile(r'\bHYPERLINK\s+"([^"]{1,2000})"')


@dataclass
class _Field:
    """A field that has begun: its code as far as it has been read, and whether its result has begun."""

    code: str = ""
    result: bool = False


@dataclass
class Fields:
    """The fields that are open, one inside another; they run on over paragraphs."""

    _open: list[_Field] = field(default_factory=list[_Field])

    @property
    def silent(self) -> bool:
        """Whether words here are those of a code."""
        return any(not each.result for each in self._open)

    def turn(self, kind: str) -> None:
        """A field begins, comes to its result (``separate``), or ends."""
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].result = True
        elif self._open and kind == "end":
            self._open.pop()

    def tell(self, code: str) -> None:
        """A piece of the code of the inmost field."""
        if self._open and not self._open[-1].result:
            self._open[-1].code += code

    def looks(self, looks: Looks) -> Looks:
        """The styles of words in the results of these fields: a link's are a link."""
        for each in self._open:
            if found := _LINK.search(each.code):
                return linked(looks, found[1])
        return looks


def link_of(code: str) -> str:
    """Where a field with this code leads, or nothing."""
    found = _LINK.search(code)
    return found[1] if found else ""
