"""What became of one file: its drafts, a table, the members of an archive, or why there is nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass

from apostille.importing import troubles
from apostille.importing.arrival import Nonsense, Packed, arrived, arrived_names, arrived_sheet
from apostille.importing.child import Fault
from apostille.importing.naming import shown
from apostille.importing.sources import Source
from apostille.importing.table.sheet import Sheet
from apostille.reading.draft import Draft
from apostille.refusal import Refusal

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file that was read; of an archive its members follow as outcomes of their own."""

    source: Source
    drafts: tuple[Draft, ...] = ()
    refusal: Refusal | None = None
    sheet: Sheet | None = None
    packed: Packed | None = None


def understood(source: Source, data: bytes, answer: bytes) -> Outcome:
    """The outcome that a worker's ``answer`` about the bytes of a source says; never raises."""
    try:
        if answer.startswith(b'{"refused"'):
            return refused(source, _said(answer))
        if answer.startswith(b'{"sheet"'):
            return Outcome(source, sheet=arrived_sheet(answer))
        if answer.startswith(b'{"packed"'):
            return _packed(source, arrived_names(answer))
        return Outcome(source, tuple(arrived(answer, source.name, data)))
    except Nonsense:
        return refused(source, troubles.refusal(Fault("died"), source.name))


def refused(source: Source, refusal: Refusal) -> Outcome:
    """The outcome of a file that was refused, by its name."""
    why = refusal.why if source.name in refusal.why else f"{source.name}: {refusal.why}"
    return Outcome(source, refusal=Refusal(why, what=source.where))


def _packed(source: Source, packed: Packed) -> Outcome:
    if source.inside:
        return refused(source, Refusal("It is an archive inside an archive. It was not opened; unpack it first."))
    return Outcome(source, packed=packed)


def _said(answer: bytes) -> Refusal:
    """A refusal in the words of a worker: on one line, cut, and without signs that cannot be seen."""
    try:
        said = json.loads(answer)["refused"]
        return Refusal(shown(said["why"], _LONGEST), what=shown(said["what"], _LONGEST))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Nonsense("a refusal without words") from None
