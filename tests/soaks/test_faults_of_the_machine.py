"""The quick forms of the soaks: real kills, a power that fails, a disk that is full, bytes flipped, many readers."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from apostille.store import connections
from soaks import flips, full, kills, power, readers, undoing, watching

pytestmark = pytest.mark.slow


def watched() -> None:
    """Skips where the calls of a thread cannot be seen, and says why."""
    try:
        watching.run(lambda: None, lambda _call: 0)
    except watching.NotHere as why:
        pytest.skip(str(why))


def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    tally = kills.Tally()
    for seed in range(8):
        kills.kill(tmp_path / kills.NAME, seed, tally)
    assert (tally.lost, tally.torn, tally.words) == (0, 0, [])
    assert tally.acknowledged > tally.rounds


def test_what_was_acknowledged_survives_a_power_that_fails_at_any_sync(tmp_path: Path) -> None:
    watched()
    tally = power.Tally()
    power.replay(power.moments(tmp_path, 5, steps=16, torn=1), tally)
    assert (tally.lost, tally.torn, tally.words) == (0, 0, ())
    assert tally.moments > 30


def test_a_store_that_syncs_less_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with NORMAL, as other programs have it, the last steps are lost, and the replay says so."""
    watched()
    monkeypatch.setattr(connections, "LOCAL", ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL"))
    monkeypatch.setattr(connections, "READ_BACK_LOCAL", {"journal_mode": "wal", "synchronous": 1})
    tally = power.Tally()
    power.replay(power.moments(tmp_path, 5, steps=16, torn=1), tally)
    assert tally.lost > 0


@pytest.mark.parametrize("thing", full.THINGS)
def test_a_disk_that_takes_no_more_damages_nothing(thing: str) -> None:
    watched()
    tally = full.Tally()
    for at in (0, 1, 2, 5, 11, 40, 210):  # the last in the midst of an upgrade's own commit
        full.within_failing(1, thing, errno.ENOSPC, at, tally)
    assert (tally.damaged, tally.unsaid, tally.stuck, tally.words) == (0, 0, 0, [])
    assert tally.failures > 0


def test_flipped_bytes_end_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / flips.NAME
    flips.worked_on(path, 7, 60)
    tally = flips.Tally()
    flips.flip(path, path.read_bytes(), 7, 150, tally)
    assert (tally.flips, tally.uncaught) == (150, 0), tally.words
    assert tally.refused + tally.found > 0


def test_no_reader_ever_hears_of_a_lock_or_sees_half_a_step(tmp_path: Path) -> None:
    tally = readers.beside(tmp_path, 1.5, readers=20)
    assert (tally.torn, tally.told) == (0, [])
    assert tally.steps > 0  # how many is a matter of speed
    assert tally.looks > 50


def test_undo_and_redo_hold_over_kills(tmp_path: Path) -> None:
    model = undoing.run(tmp_path, 150)
    assert model.wrong == []
    assert model.steps >= 150
