"""What a library holds at first: the statement that ships with the program, a small codebook, two examples."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from apostille import annotations, codebook, paths, statements
from apostille.anchoring.locate import occurrences
from apostille.ui.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from apostille.store.library import Library

STATEMENT = "note-verbale-2004.fr.txt"

_EXAMPLES = (
    (
        "des représentants de haut niveau de plus de 60 pays",
        "Participation",
        "",
        "Senior representatives of more than 60 countries",
    ),
    (
        "moins vers la structuration et l’organisation de la lutte contre la prolifération que vers l’action et la "
        "coopération en la matière",
        "Institutional form",
        "The form is *denied* before the practice is named. Compare:\n\n- what the participants say in 2003\n"
        "- resolution 1540 (2004)",
        "",
    ),
)


def furnish(library: Library) -> int:
    """Put the first statement, codebook and examples into an empty library; returns the statement.

    What was put in is no step to be undone: undo begins with what the analyst does.
    """
    from apostille.importing.readers import read

    with library.step(say("First library")) as session:
        _add_codebook(session, paths.resources() / "codebooks" / "psi.json")
        draft = read(paths.texts() / STATEMENT)[0]
        statement = statements.add(session, draft)
        for words, tag, note, translation in _EXAMPLES:
            place = occurrences(draft.reading.text, words)
            if place:
                on = [codebook.find(session, tag).id]
                annotations.mark(session, statement, place[0], tags=on, note=note or None,
                                 translation=translation or None)  # fmt: skip
    library.barrier(say("First library"))
    return statement


def _add_codebook(session: Session, file: Path) -> None:
    for tag in json.loads(file.read_text(encoding="utf-8"))["tags"]:
        made = codebook.add(session, tag["path"], colour=tag["colour"])
        codebook.define(session, made, definition=tag["definition"], use_for=tag["use_for"], not_for=tag["not_for"],
                        aliases=tag["aliases"])  # fmt: skip
        codebook.set_key(session, made, tag["key"])
