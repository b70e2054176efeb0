"""Where a library lies: network file systems and synced folders are known and written more safely."""

from __future__ import annotations

from pathlib import Path

import pytest

from apostille.store import places
from apostille.store.library import Library

MOUNTS = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 0 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
31 27 0:30 / /srv/share rw - nfs4 server:/x rw
32 27 0:31 / /mnt/Our\040drive rw shared:3 master:2 - cifs //server/drive rw
33 27 0:32 / /home/ana/far rw - fuse.sshfs ana@far: rw
34 27 0:33 / /mnt/disc rw - iso9660 /dev/sr0 ro
35 27 0:34 / /mnt/plan rw - 9p host rw
36 31 8:1 / /srv/share/local rw - ext4 /dev/vdb1 rw
37 27 0:35 / /mnt/both rw - nfs4 server:/y rw
38 37 0:36 / /mnt/both rw - tmpfs tmpfs rw
"""


@pytest.fixture(autouse=True)
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.lstrip(), encoding="utf-8")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    return mounts


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/ana/psi.apostille", "here"),
        ("/srv/share/psi.apostille", "network"),
        ("/srv/share/deep/down/psi.apostille", "network"),
        ("/srv/shared/psi.apostille", "here"),
        ("/srv/share/local/psi.apostille", "here"),
        ("/mnt/Our drive/psi.apostille", "network"),
        ("/home/ana/far/psi.apostille", "network"),
        ("/mnt/disc/psi.apostille", "here"),
        ("/mnt/plan/psi.apostille", "network"),
        ("/mnt/both/psi.apostille", "here"),
        ("/home/ana/Dropbox/work/psi.apostille", "synced"),
        ("/home/ana/OneDrive - Ministry/psi.apostille", "synced"),
        ("/home/ana/Nextcloud/psi.apostille", "synced"),
        ("/home/ana/Google Drive/My Drive/psi.apostille", "synced"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/psi.apostille", "synced"),
        ("/home/ana/dropboxes/psi.apostille", "here"),
        ("/home/ana/psi/dropbox", "here"),
    ],
)
def test_the_place_of_a_library(path: str, place: str) -> None:
    assert places.place(Path(path)) == place
    assert bool(places.caution(Path(path))) == (place != "here")


def test_a_system_that_does_not_say_where_is_taken_for_here(mounted: Path) -> None:
    mounted.unlink()
    assert places.place(Path("/srv/share/psi.apostille")) == "here"


def pragmas(library: Library) -> dict[str, object]:
    with library._raw() as raw:  # pyright: ignore[reportPrivateUsage] - what durability rests on
        return {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}


def test_without_wal_everything_is_synced_with_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    with Library.create(folder / "psi.apostille") as library:
        assert pragmas(library) == {"journal_mode": "delete", "synchronous": 3}
        with library.step("Rename annotator") as session:
            session.connection().exec_driver_sql("UPDATE annotator SET name = 'Ana'")
        assert library.undoable == "Rename annotator"
        assert sorted(file.name for file in folder.iterdir()) == [".psi.apostille-lock", "psi.apostille"]
    assert [file.name for file in folder.iterdir()] == ["psi.apostille"]
    (folder / "psi.apostille").rename(tmp_path / "psi.apostille")
    with Library.open(tmp_path / "psi.apostille") as library:
        assert pragmas(library) == {"journal_mode": "wal", "synchronous": 2}
        library.undo()
