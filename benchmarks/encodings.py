"""How many files in legacy encodings are read exactly, over the corpus, and whether what is read wrongly is doubted."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from apostille.reading.decode import decode
from benchmarks.figures import figure

CORPUS = Path(os.environ.get("APOSTILLE_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")


def main() -> None:
    """Prints the share of files read as the truth has them, and how many are read wrongly without a doubt."""
    exact = total = undoubted = 0
    for data, truth in _cases(CORPUS / "legacy_encodings"):
        read = decode(data)
        total += 1
        if read.text == truth:
            exact += 1
        elif not read.doubts:
            undoubted += 1
    figure("encodings.files", total, "files", None)
    figure("encodings.exact", 100 * exact / total, "%", 97, least=True)
    figure("encodings.wrong_without_doubt", undoubted, "files", 0)


def _cases(folder: Path) -> Iterator[tuple[bytes, str]]:
    """Bytes, and the text they are: the derived files, and the real pages whose encoding was established by reading."""
    for row in _rows(folder / "derived.index.tsv"):
        truth = (folder / "derived_truth_utf8" / row["file"]).read_bytes().decode()
        yield (folder / "derived" / row["file"]).read_bytes(), _unified(truth)
    for row in _rows(folder / "nltk_udhr_raw.index.tsv"):
        data = (folder / "nltk_udhr_raw" / row["file"]).read_bytes()
        yield data, _unified(data.decode(row["best_encoding"], "replace"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _unified(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


if __name__ == "__main__":
    main()
