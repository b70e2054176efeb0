"""`apostille check`: whether all is sound."""

from __future__ import annotations

from apostille.cli.adder import Adder
from apostille.cli.call import Answer, Call
from apostille.cli.rows import table


def add(commands: Adder) -> None:
    """Adds ``check``."""
    commands.add("check", check, "Look whether the library is sound; changes nothing.", "apostille check")


def check(call: Call) -> Answer:
    """Checks everything that can be proved wrong."""
    from apostille.store.check import check as look

    with call.reading() as library:
        findings = look(library)
    sound = not any(one.wrong for one in findings)
    rows = [{"what": one.what, "looked_at": one.looked_at, "wrong": one.wrong} for one in findings]
    lines = table([(one.what, one.looked_at, f"{one.wrong} wrong" if one.wrong else "sound") for one in findings])
    return Answer({"sound": sound, "findings": rows}, lines, code=0 if sound else 1)
