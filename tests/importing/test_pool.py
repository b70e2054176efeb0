"""Two workers side by side: the order of files, and what a worker that dies, hangs or lies costs."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from apostille.importing import sources
from apostille.importing.limits import Limits
from apostille.importing.pool import Outcome, Pool, Wishes
from apostille.importing.sources import Source
from apostille.refusal import Refusal

IN_PROC = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs Linux's list of processes")

LONG = ("The delegation thanks the chair and wishes to say again what it said before. " * 9 + "\n\n") * 20_000
"""A text that takes some seconds."""


def source(name: str, text: str | bytes) -> Source:
    return sources.of_bytes(name, text.encode() if isinstance(text, str) else text)


def texts(outcomes: Iterator[Outcome]) -> list[str]:
    return [draft.reading.text for outcome in outcomes for draft in outcome.drafts]


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as made:
        yield made


def processes(made: Pool) -> list[int]:
    """The processes that read for a pool: children of those that it started to make them."""
    return [reader for worker in made.started() for reader in _children(worker)]


def _children(process: int) -> list[int]:
    found = [Path(f"/proc/{process}/task/{task.name}/children") for task in Path(f"/proc/{process}/task").iterdir()]
    return [int(child) for path in found for child in path.read_text().split()]


def test_files_come_in_their_order_with_the_bytes_they_had(pool: Pool) -> None:
    given = [source(f"{n}.txt", f"Statement {n}.\n" * (n % 7 + 1)) for n in range(60)]
    outcomes = list(pool.read(given))
    assert [outcome.source for outcome in outcomes] == given
    assert [outcome.drafts[0].original for outcome in outcomes] == [one.load() for one in given]
    assert [outcome.drafts[0].name for outcome in outcomes] == [one.name for one in given]


def test_a_refusal_costs_one_file_and_names_it(pool: Pool) -> None:
    outcomes = list(
        pool.read([source("a.txt", "One."), source("b.txt", b"\x89PNG\r\n\x1a\n"), source("c.txt", "Two.")])
    )
    assert [bool(outcome.drafts) for outcome in outcomes] == [True, False, True]
    refusal = outcomes[1].refusal
    assert refusal is not None
    assert (refusal.what, refusal.why[:30]) == ("b.txt", "b.txt: The file is a picture (")


def test_a_file_that_cannot_be_loaded_costs_itself(pool: Pool, tmp_path: Path) -> None:
    outcomes = list(pool.read([sources.of_path(tmp_path / "absent.txt"), source("c.txt", "Two.")]))
    assert [bool(outcome.drafts) for outcome in outcomes] == [False, True]


def test_what_the_analyst_knows_overrules(pool: Pool) -> None:
    (outcome,) = pool.read([source("a.txt", "Réunion".encode("cp1252"))], Wishes("cp1251", "bg"))
    (draft,) = outcome.drafts
    assert (draft.encoding, draft.language, draft.reading.text) == ("cp1251", "bg", "Rйunion")


def test_the_worker_knows_what_it_has_given_up(pool: Pool) -> None:
    list(pool.read([source("a.txt", "One.")]))
    assert "limits" in pool.held()
    if sys.platform == "linux":
        assert "calls" in pool.held()


@IN_PROC
def test_a_worker_is_renewed_after_so_many_files() -> None:
    with Pool(workers=1, files_each=4) as made:
        seen: list[int] = []
        for n in range(10):  # one at a time: read ahead, a worker may come and go between two looks
            list(made.read([source(f"{n}.txt", "One.")]))
            seen += processes(made)
        assert len(set(seen)) >= 3
        assert len(texts(made.read([source("z.txt", "Two.")]))) == 1


@IN_PROC
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV])
def test_a_worker_that_dies_costs_one_file(how: int) -> None:
    with Pool(workers=1) as made:
        reading = made.read([source("long.txt", LONG), source("short.txt", "One.")])
        outcomes: list[Outcome] = []
        consumer = threading.Thread(target=lambda: outcomes.extend(reading))
        consumer.start()
        _until(lambda: processes(made))
        time.sleep(0.2)
        os.kill(processes(made)[0], how)
        consumer.join()
    first, second = outcomes
    assert first.refusal is not None
    assert first.refusal.why == "“long.txt” could not be read: what read it broke off. Nothing of it was imported."
    assert texts(iter([second])) == ["One."]


@IN_PROC
def test_a_worker_that_hangs_costs_one_file() -> None:
    with Pool(workers=1, limits=Limits(waiting=1, waiting_each=0)) as made:
        list(made.read([source("first.txt", "One.")]))
        os.kill(processes(made)[0], signal.SIGSTOP)
        first, second = made.read([source("a.txt", "Two."), source("b.txt", "Three.")])
        assert first.refusal is not None
        assert "takes too long" in first.refusal.why
        assert texts(iter([second])) == ["Three."]


def test_a_file_that_takes_too_much_computing_is_given_up() -> None:
    with Pool(limits=Limits(computing=1, computing_each=0)) as made:
        first, second = made.read([source("long.txt", LONG * 4), source("short.txt", "One.")])
    assert first.refusal is not None
    assert "takes too long" in first.refusal.why
    assert second.drafts


def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    with Pool(limits=Limits(memory=150 * 2**20, memory_each=0)) as made:
        first, second = made.read([source("large.txt", LONG * 6), source("short.txt", "One.")])
    assert first.refusal is not None
    assert "memory" in first.refusal.why
    assert second.drafts


@IN_PROC
def test_a_worker_that_fell_to_an_earlier_file_does_not_cost_the_next() -> None:
    with Pool(workers=1) as made:
        list(made.read([source("first.txt", "One.")]))
        os.kill(processes(made)[0], signal.SIGKILL)
        assert texts(made.read([source("a.txt", "Two.")])) == ["Two."]


@IN_PROC
def test_reading_can_be_stopped_while_a_file_takes_long() -> None:
    stop = threading.Event()
    with Pool() as made:
        began = time.monotonic()
        threading.Timer(0.8, stop.set).start()
        assert list(made.read([source("long.txt", LONG * 3)], stopped=stop.is_set)) == []
    assert time.monotonic() - began < 4


@IN_PROC
def test_nothing_is_left_running() -> None:
    with Pool() as made:
        list(made.read(source(f"{n}.txt", "One.") for n in range(5)))
        running = [*made.started(), *processes(made)]
    assert len(running) >= 2
    _until(lambda: not any(_runs(pid) for pid in running))


def test_files_are_not_loaded_long_before_their_turn() -> None:
    loaded: list[int] = []

    def numbered(n: int) -> Source:
        return Source(f"{n}.txt", f"{n}.txt", lambda: (loaded.append(n), b"One.")[1])

    with Pool() as made:
        reading = made.read(numbered(n) for n in range(1000))
        for _ in range(10):
            next(reading)
        reading.close()
        assert len(loaded) < 60


def test_a_refusal_of_a_stranger_is_cut_and_on_one_line(pool: Pool) -> None:
    with pytest.raises(Refusal):
        raise next(pool.read([source("a\u202etxt.exe", b"MZ\x90\0")])).refusal or AssertionError


def _runs(process: int) -> bool:
    """Whether a process is there and not only waiting for somebody to take note of its end."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _until(what: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)
