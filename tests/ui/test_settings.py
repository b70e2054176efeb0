"""What the analyst chose comes back; a broken file is no reason not to start."""

from __future__ import annotations

import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from apostille.ui import settings as kept
from apostille.ui.settings import Settings

_WORDS = st.text(st.characters(exclude_categories=["Cs"]))


def test_choices_come_back(tmp_path: Path) -> None:
    chosen = Settings(theme="dark", zoom=150, keys={"tag": "G"}, recent=["tag:3"], last_statement={"a-b": 4})
    kept.save(chosen, tmp_path / "settings.toml")
    assert kept.load(tmp_path / "settings.toml") == chosen


@given(library=_WORDS, keys=st.dictionaries(_WORDS, _WORDS), recent=st.lists(_WORDS))
def test_any_words_survive_the_file(library: str, keys: dict[str, str], recent: list[str]) -> None:
    written = "\n".join(kept.lines({"library": library, "recent": recent, "keys": keys}))
    assert tomllib.loads(written) == {"library": library, "recent": recent, "keys": keys}


def test_a_broken_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff= = nonsense")
    assert kept.load(tmp_path / "settings.toml") == Settings()


def test_a_value_of_another_type_has_its_default(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('zoom = "large"\ntheme = "dark"\n', encoding="utf-8")
    assert kept.load(tmp_path / "settings.toml") == Settings(theme="dark")


def test_what_a_later_version_added_stays_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('to_come = 7\ntheme = "dark"\n', encoding="utf-8")
    kept.save(kept.load(tmp_path / "settings.toml"), tmp_path / "settings.toml")
    assert tomllib.loads((tmp_path / "settings.toml").read_text(encoding="utf-8"))["to_come"] == 7
