"""Ninety-eight pages of PDF in six languages to a draft, beside pdfium's own plain text of the same pages.

The pages are set by Qt from the texts of the corpus, in an order drawn from a fixed seed. Both are measured in CPU time
in one run, turn by turn, and the best turn of each counts: the machine may have other work. With the corpus there,
the paragraphs of its PDFs are compared with the texts they were made of.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

from apostille.importing.from_pdf import from_pdf
from apostille.reading.numbering import label_of
from benchmarks.figures import figure

PAGES, TURNS, SEED = 98, 5, 98
CHECKOUT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("APOSTILLE_CORPUS") or CHECKOUT.parent / "shared" / "corpus")
PAIRS = {"UDHR.fr": "udhr/txt/fra.txt", "UDHR.pl": "udhr/txt/pol.txt", "UDHR.ar": "udhr/txt/arb.txt",
         "POL_59_2004": "ungdc/txt/POL_59_2004.txt"}  # fmt: skip


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a text, blanks folded."""
    text = path.read_text(encoding="utf-8-sig")
    return [" ".join(each.split()) for each in re.split(r"\n\s*\n", text) if each.strip()]


def texts() -> list[str]:
    """The paragraphs to be set: of six languages from the corpus, else of the statement that comes with the program."""
    if not CORPUS.is_dir():
        return paragraphs(CHECKOUT / "texts" / "note-verbale-2004.fr.txt") * 40
    spoken = [each for path in sorted((CORPUS / "ungdc" / "txt").glob("*.txt"))[:24] for each in paragraphs(path)]
    codes = ("eng", "fra", "spa", "rus", "arb", "cmn_hans")
    declared = [each for code in codes for each in paragraphs(CORPUS / "udhr" / "txt" / f"{code}.txt")]
    return [*spoken, *declared * 4]


def pages(path: Path) -> None:
    """Writes the PDF: ``PAGES`` pages of A4 in 10 points."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QMarginsF, QSizeF
    from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument

    application = QGuiApplication.instance() or QGuiApplication([])
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSize(10)
    document.setDefaultFont(font)
    document.documentLayout().setPaintDevice(writer)
    chosen = texts()
    random.Random(SEED).shuffle(chosen)  # noqa: S311, the same pages every time
    count = len(chosen)
    for _ in range(6):
        document.setPlainText("\n".join((chosen * 8)[:count]))
        document.setPageSize(QSizeF(writer.width(), writer.height()))
        if document.pageCount() == PAGES:
            break
        count = count * PAGES // document.pageCount()
    document.print_(writer)
    del application


def plain(data: bytes) -> int:
    """pdfium's own text of all pages; returns how many characters."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    count = 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        count += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return count


def cost(work: Callable[[], object]) -> float:
    """Milliseconds of CPU."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def same_paragraphs() -> float:
    """How many in a hundred paragraphs of the corpus's PDFs are those of the texts, word for word."""
    same = total = 0
    for file, text in PAIRS.items():
        path = CORPUS / "documents" / "converted" / f"{file}.pdf"
        reading = from_pdf(path.name, path.read_bytes())[0].reading
        truth = [_bare(each) for each in paragraphs(CORPUS / text)]
        found = [_bare(block.span.of(reading.text)) for block in reading.blocks]
        matches = SequenceMatcher(None, truth, found, autojunk=False).get_matching_blocks()
        same, total = same + sum(match.size for match in matches), total + len(truth)
    return 100 * same / total


def _bare(words: str) -> str:
    label = label_of(words)
    return " ".join(words[label.length if label else 0 :].split())


def main() -> int:
    """Measures and prints."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.pdf"
        pages(path)
        data = path.read_bytes()
    count = plain(data)
    draft = from_pdf("pages.pdf", data)[0]
    alone, ours = zip(
        *[(cost(lambda: plain(data)), cost(lambda: from_pdf("x", data))) for _ in range(TURNS)], strict=True
    )
    print(f"{draft.pages} pages, {count} characters, {len(draft.reading.blocks)} paragraphs", file=sys.stderr)
    figure("pdf.pdfium-alone", min(alone), "ms", None)
    figure("pdf.to-a-draft", min(ours), "ms", None)
    figure("pdf.times-pdfium", min(ours) / min(alone), "x", 3)
    if CORPUS.is_dir():
        figure("pdf.same-paragraphs", same_paragraphs(), "%", 99, least=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
