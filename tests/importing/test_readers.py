"""The table of readers: every line leads to a reader, and what has none is refused in words."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from apostille.importing import kinds, readers
from apostille.refusal import Refusal


@pytest.mark.parametrize("kind", readers.READERS)
def test_every_line_leads_to_a_reader(kind: kinds.Kind) -> None:
    wanted = list(inspect.signature(readers.Reader.__call__).parameters)[1:]
    assert list(inspect.signature(readers.reader(kind)).parameters) == wanted


def test_a_kind_without_a_reader_is_refused_with_what_can_be_done() -> None:
    with pytest.raises(Refusal, match="a folder of files"):
        readers.reader("zip")


def test_every_file_of_a_reader_has_its_line() -> None:
    there = {path.stem for path in Path(readers.__file__).parent.glob("from_*.py")}
    assert there == set(readers.READERS.values())
