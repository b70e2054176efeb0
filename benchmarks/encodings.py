"""How many files in legacy encodings are read exactly, and whether what is read wrongly is doubted.

Over the corpus, and over files made from its texts in every encoding that an analyst may meet; of these the wrong
ones are listed.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from apostille.reading.decode import Decoded, decode
from benchmarks.figures import figure
from benchmarks.legacy import Case, cases

CORPUS = Path(os.environ.get("APOSTILLE_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")

SEED = 20_261


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
    _made()


def _made() -> None:
    """The same of files that no rule was made by; those read wrongly must be right in one of the runners-up."""
    answers = [(case, decode(case.data)) for case in cases(CORPUS, SEED)]
    wrong = [(case, read) for case, read in answers if read.text != case.truth]
    among = [case for case, read in wrong if _is_among(case, read)]
    figure("encodings.made.files", len(answers), "files", None)
    figure("encodings.made.exact", 100 * (1 - len(wrong) / len(answers)), "%", 97, least=True)
    figure("encodings.made.wrong_without_doubt", sum(not read.doubts for _, read in wrong), "files", 0)
    share = 100 * (1 - (len(wrong) - len(among)) / len(answers))
    figure("encodings.made.right_or_runner_up", share, "%", 99, least=True)
    kinds = Counter((one.page, one.kind, read.encoding) for one, read in wrong)
    for (page, kind, name), count in kinds.most_common():
        print(f"  {count} {page} ({kind}) read as {name}")


def _is_among(case: Case, read: Decoded) -> bool:
    return any(decode(case.data, other).text == case.truth for other in read.runners_up)


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
