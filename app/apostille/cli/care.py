"""`apostille check`: whether all is sound."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call, count, progress
from apostille.cli.rows import table
from apostille.cli.stopping import stoppable

if TYPE_CHECKING:
    from apostille.store.check import Finding
    from apostille.store.library import Library
    from apostille.store.progress import Tell
    from apostille.store.righting import Righted


def add(commands: Adder) -> None:
    """Adds ``check``."""
    made = commands.add("check", check, "Look whether the library is sound; changes nothing.", "apostille check")
    made.add_argument(
        "--repair", action="store_true",
        help="put right what can be without guessing: the index of words, and anchors beside their words",
    )  # fmt: skip


def check(call: Call) -> Answer:
    """Checks everything that can be proved wrong, and with ``--repair`` puts right what can be."""
    from apostille.store.righting import Righted, repair

    righted = Righted()
    with stoppable() as stop:

        def tell(done: int, of: int) -> bool:
            progress(done, of, "")
            return not stop.is_set()

        with _opened(call) as library:
            findings = _looked(library, tell)
            if call.words.repair and any(one.wrong for one in findings):
                righted = repair(library, findings, tell)
                findings = _looked(library, tell)
    sound = not any(one.wrong for one in findings)
    rows = [{"what": one.what, "looked_at": one.looked_at, "wrong": one.wrong} for one in findings]
    lines = table([(one.what, one.looked_at, f"{one.wrong} wrong" if one.wrong else "sound") for one in findings])
    value: dict[str, object] = {"sound": sound, "findings": rows}
    if call.words.repair:
        value["repaired"] = {"index": righted.index, "anchors": righted.anchors, "placeless": righted.placeless}
    return Answer(value, [*lines, *_said(righted)], code=0 if sound else 1, said=_advice(findings))


def _opened(call: Call) -> AbstractContextManager[Library]:
    return call.writing(believe=True) if call.words.repair else call.reading(believe=True)


def _looked(library: Library, tell: Tell) -> list[Finding]:
    from apostille.store.check import Stopped
    from apostille.store.check import check as look

    try:
        return look(library, tell)
    except Stopped:
        raise KeyboardInterrupt from None


def _said(righted: Righted) -> list[str]:
    said = ["The index of words was made anew."] if righted.index else []
    if righted.anchors:
        said.append(f"{count(righted.anchors, 'anchor')} put back on the words.")
    if righted.placeless:
        said.append(f"{count(righted.placeless, 'annotation')} without a place in the text: to be looked at.")
    return said


def _advice(findings: Sequence[Finding]) -> list[str]:
    """What to do about what is wrong."""
    wrong = {one.what for one in findings if one.wrong}
    advice: list[str] = []
    if wrong & {"index", "anchors"}:
        advice.append("`apostille check --repair` puts the index and anchors right.")
    if wrong & {"pages", "keys", "texts", "originals"}:
        advice.append(
            "What was stored is not what is there. `apostille backup --list` shows backups to restore; "
            "`apostille salvage` makes a new library of all that can be read."
        )
    return advice
