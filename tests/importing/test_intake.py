"""Folders, archives and tables, with what their names and tables say, through real workers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from apostille.importing import patterns, sources
from apostille.importing.intake import Intake
from apostille.importing.outcomes import Outcome
from apostille.importing.pool import Pool
from apostille.reading.draft import Draft

LETTER = "Letter dated 4 June 2004\n\nI have the honour to write to you.\n"
SPEECH = "The delegation thanks the chair, and wishes to say again what it said before. " * 9


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool() as made:
        yield made


def taken(intake: Intake, *paths: Path) -> list[Outcome]:
    return list(intake.files(paths))


def drafts(outcomes: Sequence[Outcome]) -> dict[str, Draft]:
    return {draft.name: draft for outcome in outcomes for draft in outcome.drafts}


def refusals(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.refusal.why for outcome in outcomes if outcome.refusal]


def values(draft: Draft) -> dict[str, str]:
    return {field.key: field.value for field in draft.fields if field.state == "supplied"}


def archive(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


def test_names_of_files_say_what_texts_do_not(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "POL_59_2004.txt").write_text(LETTER)
    (tmp_path / "CHL_59_2009.txt").write_text(LETTER + "More.\n")
    intake = Intake(pool, patterns=patterns.patterns(()))
    made = drafts(taken(intake, tmp_path))
    assert values(made["POL_59_2004.txt"]) == {"issuer": "POL", "session": "59"}
    assert made["CHL_59_2009.txt"].doubts == ("date: the file’s name says 2009, the text 2004-06-04.",)
    assert intake.notes == [
        "File names as {issuer}_{session}_{year}: CHL_59_2009.txt → date 2009, issuer CHL, session 59"
    ] or intake.notes[0].startswith("File names as {issuer}_{session}_{year}: CHL_59_2009.txt → ")


def test_a_table_beside_files_says_what_they_are(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LETTER)
    (tmp_path / "b.txt").write_text(LETTER + "More.\n")
    (tmp_path / "zz.csv").write_text("path;country;remark\nold\\folder\\A.TXT;Poland;x\nc.txt;Chile;y\n")
    intake = Intake(pool)
    outcomes = taken(intake, tmp_path)
    assert values(drafts(outcomes)["a.txt"]) == {"issuer": "POL"}
    assert values(drafts(outcomes)["b.txt"]) == {}
    assert intake.notes == [
        "zz.csv: about the files beside it. “path” → the file, “country” → issuer; left aside: “remark”"
    ]
    assert (intake.done, intake.of) == (3, 3)


def test_a_table_says_more_of_files_by_what_their_names_say(pool: Pool, corpus: Path) -> None:
    paths = [corpus / "ungdc" / "txt" / "POL_59_2004.txt", corpus / "ungdc" / "Speakers_by_session.xlsx"]
    intake = Intake(pool, patterns=patterns.patterns(()))
    (draft,) = drafts(taken(intake, *paths)).values()
    assert values(draft)["speaker"]
    issuer = draft.first("issuer")  # the speech itself says the same, and keeps its evidence
    assert issuer and (issuer.value, issuer.state) == ("POL", "extracted") and issuer.span


def test_one_statement_a_row(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "speeches.csv"
    path.write_text(f'Country,Year,Speech\nPoland,2004,"{SPEECH}"\nChile,2005,"Two\n\nparagraphs."\nPeru,2006,\n')
    intake = Intake(pool)
    outcomes = taken(intake, path)
    made = drafts(outcomes)
    assert list(made) == ["speeches.csv, row 1", "speeches.csv, row 2"]
    assert values(made["speeches.csv, row 1"]) == {"date": "2004", "issuer": "POL"}
    assert made["speeches.csv, row 2"].reading.text == "Two\nparagraphs."
    assert made["speeches.csv, row 2"].format == "table"
    assert refusals(outcomes) == ["speeches.csv, row 3: The row has no text. Nothing was imported from it."]
    assert intake.notes[0].startswith("speeches.csv: one statement a row. “Country” → issuer")
    assert outcomes[0].source.where == f"{path}, row 1"


def test_a_row_is_kept_as_a_table_that_can_be_read_again(pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "speeches.csv"
    path.write_text(f'Country;Text\nPoland;"{SPEECH} ""quoted"""\n')
    (first,) = drafts(taken(Intake(pool), path)).values()
    (again,) = drafts(list(Intake(pool).read([sources.of_bytes("row.csv", first.original)]))).values()
    assert again.reading == first.reading
    assert again.fields == first.fields


def test_a_table_without_use_is_refused(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text("id,name\n1,a\n2,b\n")
    (told,) = refusals(taken(Intake(pool), tmp_path / "codes.csv"))
    assert told.startswith("codes.csv: The table has neither")


def test_an_archive_is_a_folder(pool: Pool, tmp_path: Path) -> None:
    members = {"a.txt": LETTER, "sub/b.md": "# Title\n\nText.", "meta.csv": "file,country\nsub/b.md,Chile\n",
               ".hidden.txt": "x", "__MACOSX/._a.txt": "x", "picture.png": "x", "empty.txt": ""}  # fmt: skip
    path = archive(tmp_path / "all.zip", members)
    intake = Intake(pool)
    outcomes = taken(intake, path)
    made = drafts(outcomes)
    assert list(made) == ["a.txt", "b.md"]
    assert values(made["b.md"])["issuer"] == "CHL"
    assert made["a.txt"].original == LETTER.encode()
    assert refusals(outcomes) == ["empty.txt: The file is empty. Nothing was imported."]
    assert [outcome.source.where for outcome in outcomes if outcome.drafts] == [f"{path}/a.txt", f"{path}/sub/b.md"]
    assert (intake.others, intake.done, intake.of) == (1, 5, 5)


def test_an_archive_in_an_archive_is_not_opened(pool: Pool, tmp_path: Path) -> None:
    inner = archive(tmp_path / "inner.zip", {"a.txt": LETTER}).read_bytes()
    path = archive(tmp_path / "outer.zip", {"inner.zip": inner, "b.txt": LETTER})
    outcomes = taken(Intake(pool), path)
    assert list(drafts(outcomes)) == ["b.txt"]
    assert "archive inside an archive" in refusals(outcomes)[0]


def test_names_that_lead_elsewhere_are_told_and_left(pool: Pool, tmp_path: Path) -> None:
    path = archive(tmp_path / "slip.zip", {"../../a.txt": LETTER, "/etc/b.txt": LETTER, "good.txt": LETTER})
    outcomes = taken(Intake(pool), path)
    assert list(drafts(outcomes)) == ["good.txt"]
    assert len(refusals(outcomes)) == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["slip.zip"]


def test_a_bomb_costs_itself(pool: Pool, tmp_path: Path) -> None:
    path = archive(tmp_path / "bomb.zip", {"a.txt": bytes(80_000_000), "b.txt": LETTER})
    outcomes = taken(Intake(pool), path)
    assert list(drafts(outcomes)) == ["b.txt"]
    assert "far more than a text can have" in refusals(outcomes)[0]


def test_an_encrypted_member_costs_itself(pool: Pool, tmp_path: Path) -> None:
    path = archive(tmp_path / "locked.zip", {"a.txt": LETTER, "b.txt": "One.\n"})
    data = bytearray(path.read_bytes())
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(head) + flags] |= 1
    path.write_bytes(data)
    outcomes = taken(Intake(pool), path)
    assert list(drafts(outcomes)) == ["b.txt"]
    assert "encrypted" in refusals(outcomes)[0]


def test_an_archive_without_anything_to_read(pool: Pool, tmp_path: Path) -> None:
    (told,) = refusals(taken(Intake(pool), archive(tmp_path / "a.zip", {"a.png": "x"})))
    assert "no file that can be read" in told


def test_reading_an_archive_can_be_stopped(pool: Pool, tmp_path: Path) -> None:
    path = archive(tmp_path / "many.zip", {f"{n:03}.txt": f"Statement {n}.\n" for n in range(300)})
    seen: list[Outcome] = []
    for outcome in Intake(pool).files([path], stopped=lambda: len(seen) >= 5):
        seen.append(outcome)
    assert len(seen) == 5
    assert len(pool.started()) <= 2


def test_a_name_that_turns_the_line_is_shown_without_its_turn(pool: Pool) -> None:
    (outcome,) = Intake(pool).read([sources.of_bytes("letter\u202etxt.exe", b"MZ\x90\0")])
    assert outcome.refusal is not None
    assert "\u202e" not in outcome.refusal.why
    assert "lettertxt.exe" in outcome.refusal.why


def test_the_zip_of_a_hostile_kind_held_in_memory_is_refused(pool: Pool) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("a.txt", LETTER)
    (outcome,) = Intake(pool).read([sources.of_bytes("cut.zip", held.getvalue()[:-5])])
    assert outcome.refusal is not None
    assert "damaged" in outcome.refusal.why
