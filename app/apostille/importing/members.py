"""The members of an archive as they come out of a worker: sources like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from apostille.importing import troubles
from apostille.importing.arrival import Packed
from apostille.importing.child import Fault
from apostille.importing.naming import shown
from apostille.importing.outcomes import understood
from apostille.importing.sources import Source, safe_name
from apostille.refusal import Refusal


def members(archive: Source, packed: Packed, frames: Iterator[tuple[bytes, bytes]]) -> Iterator[Source]:
    """Each wanted member with its bytes; a worker that fails takes those with it that had not come out."""
    left = list(reversed(packed.wanted))
    try:
        while left:
            document, data = next(frames)
            yield _member(archive, left.pop(), document, data)
    except Fault as fault:
        refusal = troubles.refusal(fault, archive.name)
        yield from (_refusing(archive, name, refusal) for name in reversed(left))


def _member(archive: Source, name: str, document: bytes, data: bytes) -> Source:
    """A member as a source: its bytes, or why there are none."""
    if document.startswith(b'{"member"'):
        return _source(archive, name, lambda: data)
    told = understood(archive, data, document).refusal
    return _refusing(archive, name, told or troubles.refusal(Fault("died"), shown(name)))


def _refusing(archive: Source, name: str, refusal: Refusal) -> Source:
    def refuse() -> bytes:
        raise refusal

    return _source(archive, name, refuse)


def _source(archive: Source, name: str, load: Callable[[], bytes]) -> Source:
    return Source(safe_name(name.rpartition("/")[2]), f"{archive.where}/{name}", load, inside=True)
