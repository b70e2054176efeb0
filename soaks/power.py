"""The power goes at every sync of random work: is each library that may then lie on the disk whole, with every step?

At each boundary the folder is laid out as the disk may hold it (``disk.py``), opened by the program itself and checked.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path

from apostille.refusal import Refusal
from apostille.store import check
from apostille.store.library import Library
from benchmarks.figures import figure
from soaks import watching
from soaks.disk import Disk
from soaks.work import Work, sequence, within

NAME = "library.apostille"


@dataclass(frozen=True, slots=True)
class Moment:
    """What the folder may hold at one sync, and the last commit that had been acknowledged before."""

    acknowledged: int
    image: dict[str, bytes]


@dataclass(slots=True)
class Tally:
    """How many moments were looked at, and what was not as it should be."""

    moments: int = 0
    lost: int = 0
    torn: int = 0
    words: tuple[str, ...] = ()


def moments(folder: Path, seed: int, steps: int, torn: int) -> list[Moment]:
    """Works so many steps in ``folder`` and gives every moment at which the power might have gone."""
    dice = random.Random(seed)
    Library.create(folder / NAME).close()
    disk = Disk(folder)
    found: list[Moment] = []
    acknowledged = 0

    def boundary() -> None:
        found.extend(Moment(acknowledged, image) for image in disk.images(dice, torn))

    def work() -> None:
        nonlocal acknowledged
        at_work = Work(folder / NAME, random.Random(seed))
        for _ in range(steps):
            at_work.one()
            acknowledged = sequence(at_work.library)
        at_work.library.close()

    disk.boundary = boundary
    watching.run(work, disk.judge)
    return found


def replay(found: list[Moment], tally: Tally) -> None:
    """Opens the library of each moment and looks whether it is whole and holds what was acknowledged."""
    for moment in found:
        tally.moments += 1
        within(lambda folder, moment=moment: _open(folder, moment, tally))


def _open(folder: Path, moment: Moment, tally: Tally) -> None:
    for name, data in moment.image.items():
        (folder / name).write_bytes(data)
    try:
        with Library.open(folder / NAME) as library:
            wrong = [one.what for one in check.check(library) if one.wrong]
            tally.torn += bool(wrong)
            tally.lost += sequence(library) < moment.acknowledged
            tally.words += tuple(wrong)
    except Refusal as refusal:
        tally.torn += 1
        tally.words += (refusal.why,)


def main(rounds: int, steps: int) -> None:
    """Prints how many moments were looked at, libraries torn and steps lost."""
    tally = Tally()
    for seed in range(rounds):
        within(lambda folder, seed=seed: replay(moments(folder, seed, steps, torn=2), tally))
    print(*sorted(set(tally.words)), sep="\n", file=sys.stderr)
    figure("power.moments", tally.moments, "libraries opened", None)
    figure("power.torn", tally.torn, "libraries", 0)
    figure("power.lost", tally.lost, "steps acknowledged and lost", 0)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:] or ("8", "60")))
