"""A PDF → its draft: the words where they stand on the pages, put together as they are read.

The title and author that the file says of itself are those of a program or of a clerk, and are not believed.
"""

from __future__ import annotations

from dataclasses import replace

from apostille.importing.pdf import furniture, scans
from apostille.importing.pdf.opening import opened
from apostille.importing.pdf.pages import pages_of
from apostille.importing.pdf.pieces import placed, spellings_of
from apostille.importing.pdf.placing import comments
from apostille.importing.pdf.story import told
from apostille.reading.compose import composed
from apostille.reading.draft import Draft, Field
from apostille.reading.pieces import assemble
from apostille.refusal import Refusal


def from_pdf(name: str, data: bytes, *, encoding: str | None = None, language: str | None = None) -> list[Draft]:
    """The one statement of a PDF; of a scan without text the draft is empty and says so.

    ``encoding`` means nothing here; ``language`` (BCP 47) overrules what would be found. Raises ``Refusal`` where the
    file is no PDF, is damaged, asks for a password or is too large.
    """
    del encoding
    with opened(name, data) as document:
        pages = list(pages_of(document))
    if not any(page.strips or page.turned or page.pictures for page in pages):
        raise Refusal(f"The pages of “{name}” are blank: they hold neither text nor pictures. Nothing was imported.")
    taken = furniture.remove(pages)
    story = told(pages)
    spellings = spellings_of(story)
    found = placed(story, spellings)
    reading = assemble([each.piece for each in found])
    doubts = scans.doubts(pages, reading.text)
    draft = composed(name, data, reading, language=language, doubts=doubts, hyphens=spellings.doubtful)
    fields = _with_job_number(draft.fields, taken)
    distinct = tuple(dict.fromkeys(line for line in taken if line))
    remarks = comments(reading, found, pages)
    return [replace(draft, format="pdf", pages=len(pages), furniture=distinct, fields=fields, comments=remarks)]


def _with_job_number(fields: tuple[Field, ...], taken: list[str]) -> tuple[Field, ...]:
    """The fields, and the job number that stood outside the text."""
    job = furniture.job_number(taken)
    if job is None or any(field.key == "job_number" for field in fields):
        return fields
    return (*fields, Field("job_number", job, printed=job))
