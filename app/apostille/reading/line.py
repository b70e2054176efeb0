"""One line of a plain text, as the steps from lines to paragraphs hand it on."""

from __future__ import annotations

import re
from typing import NamedTuple

_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


class Line(NamedTuple):
    """One line without the blanks around it.

    ``indent`` in columns, ``page`` whether a new page begins with it; ``room`` how many columns there were for it
    where another column stands beside it, 0 where it had the whole page.

    A printed page says more than a text: ``reach`` is how far a line goes (in columns), ``ended`` whether it was ended
    on purpose, since the next word would have fitted, or broken because it would not (None where that is not known);
    ``origin`` is whatever its maker wants to find again.
    """

    words: str
    indent: int = 0
    page: bool = False
    room: int = 0
    reach: int | None = None
    ended: bool | None = None
    origin: object = None

    @property
    def columns(self) -> int:
        """How far the line reaches; ideographs take two columns."""
        if self.reach is not None:
            return self.reach
        wide = 0 if self.words.isascii() or max(self.words) < "\u2e80" else len(_WIDE.findall(self.words))
        return self.indent + len(self.words) + wide

    def __bool__(self) -> bool:
        return bool(self.words)
