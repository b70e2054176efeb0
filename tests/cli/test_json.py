"""Every command's JSON, against a golden file: a morning's work from the first import to the backup.

``APOSTILLE_GOLDEN=write`` writes the files anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_PAGES = re.compile(r'("what": "pages",\s+"looked_at": )\d+')  # differs from one SQLite to the next
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:?\d\d:?\d\dZ")

MORNING = (
    ("new", "new", "{folder}/other.apostille"),
    ("import", "import", "{shipped}"),
    ("import-again", "import", "{shipped}", "{folder}/missing.txt"),
    ("list", "list"),
    ("show", "show", "1"),
    ("annotator-add", "annotator", "add", "Ana Nowak"),
    ("annotate-quote", "annotate", "1", "--quote", "un réseau actif de partenariat",
     "--tag", "Cooperation/Partnership network", "--create-tags",
     "--note", "Network **before** institution.", "--translation", "an active network of partnership"),
    ("annotate-paragraph", "--as", "Ana Nowak", "annotate", "1", "--paragraph", "annex:5", "--tag", "cooperation"),
    ("annotate-span", "annotate", "1", "--span", "2293:2300"),
    ("annotate-whole", "annotate", "1", "--whole", "--note", "Read on paper."),
    ("annotate-refused", "annotate", "1", "--quote", "la prolifération", "--tag", "Cooperation"),
    ("annotations", "annotations", "tag:Cooperation"),
    ("annotations-untagged", "annotations", "tag:none", "by:Annotator 1"),
    ("set", "set", "1", "symbol=CD/1737", "place=Kraków"),
    ("repair", "repair", "1", "2385:2394", "śniewski.", "--basis", "English version"),
    ("tag-add", "tag", "add", "Threat framing", "--colour", "clay", "--definition", "Danger named."),
    ("tag-rename", "tag", "rename", "Threat framing", "Threats"),
    ("tag-recolour", "tag", "recolour", "Threats", "moss"),
    ("tag-define", "tag", "define", "Threats", "--use-for", "danger", "--alias", "menace"),
    ("tag-move", "tag", "move", "Threats", "--under", "Cooperation"),
    ("tag-merge", "tag", "merge", "Cooperation/Partnership network", "Cooperation/Threats"),
    ("tag-list", "tag", "list"),
    ("tag-remove", "tag", "remove", "Cooperation"),
    ("undo", "undo"),
    ("redo", "redo"),
    ("undo-again", "undo"),
    ("history", "history"),
    ("report", "report", "--to", "{folder}/report.md", "--title", "Cooperation"),
    ("remove-annotation", "remove", "--annotation", "3"),
    ("remove", "remove", "1"),
    ("bin", "bin"),
    ("bin-put-back", "bin", "--put-back", "1"),
    ("remove-again", "remove", "1"),
    ("bin-empty", "bin", "--empty"),
    ("annotator-list", "annotator", "list"),
    ("annotator-rename", "annotator", "rename", "Annotator 1", "Jan"),
    ("check", "check"),
    ("backup", "backup", "{folder}/copy.apostille"),
    ("restore", "restore", "{folder}/copy.apostille"),
    ("repair-import", "import", "{damaged}"),
    ("repair-dry-run", "repair", "2", "--proposals", "--kind", "mojibake", "--dry-run"),
    ("repair-leave", "repair", "2", "--leave", "--kind", "homoglyph"),
    ("repair-leave-again", "repair", "2", "--leave", "--kind", "homoglyph"),
    ("repair-take-up", "repair", "2", "70:75", "--take-up"),
    ("repair-proposals", "repair", "2", "--proposals", "--basis", "the printed version"),
    ("repair-show", "show", "2"),
    ("repair-nothing", "repair", "2", "--proposals"),
)  # fmt: skip

DAMAGED = (
    "STATEMENT\n\nMr. Wolfgang SchÃ¼ssel of Austria said â€” and the Cоuncil of Stаtes agreed â€” "
    + "that peace is possible.\n"
)
"""With an encoding misread in three places, and a Cyrillic letter in two words."""


def even(printed: str, folder: Path, shipped: Path) -> str:
    """The output without what differs from run to run."""
    printed = printed.replace(json.dumps(str(folder))[1:-1], "FOLDER").replace(
        json.dumps(str(shipped))[1:-1], "SHIPPED"
    )
    return _PAGES.sub(r"\1PAGES", _TIME.sub("TIME", _UUID.sub("UUID", printed)))


def test_a_morning_on_the_command_line(line, shipped: Path) -> None:  # noqa: ANN001 - the fixture's own class
    wrong: list[str] = []
    damaged = line.folder / "damaged.txt"
    damaged.write_text(DAMAGED, encoding="utf-8")
    for name, *words in MORNING:
        filled = [word.format(folder=line.folder, shipped=shipped, damaged=damaged) for word in words]
        printed = line(*filled, "--json")
        json.loads(printed)
        got = f"exit {line.code}\n{even(printed, line.folder, shipped)}"
        golden = GOLDEN / f"{name}.txt"
        if os.environ.get("APOSTILLE_GOLDEN") == "write":
            golden.write_text(got, encoding="utf-8")
        if golden.read_text(encoding="utf-8") != got:
            wrong.append(f"{name}:\n{got}")
    assert not wrong, "\n".join(wrong)


def test_every_golden_file_has_its_command() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == {name for name, *_words in MORNING}


@pytest.mark.parametrize("words", [("list",), ("check",), ("history",), ("tag", "list")])
def test_options_stand_before_or_after_the_command(line, words: tuple[str, ...]) -> None:  # noqa: ANN001
    after = line(*words, "--json")
    before = line("--json", *words)
    assert json.loads(after) == json.loads(before)


def test_a_statement_of_which_nothing_is_known_is_cited_by_its_file(line, tmp_path: Path) -> None:  # noqa: ANN001
    words = tmp_path / "words.txt"
    words.write_text("these are only some words, and nobody knows whose they are.\n", encoding="utf-8")
    line("import", str(tmp_path / "words.txt"))
    assert line.json("annotate", "1", "--paragraph", "1")["citation"] == "words.txt, para. [1]"
