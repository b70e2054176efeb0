"""Annotations as a file that can be read without Apostille: W3C Web Annotations, in any editor.

Lies beside every backup, so that work can be rescued with a text editor when everything else is lost. Each row is made
by SQLite itself, so that a window at work beside it is not held up.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

_HEAD = '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage",\n"items": ['
_FOOT = "\n]}\n"

_ROWS = """
WITH RECURSIVE path(id, words) AS (
    SELECT id, name FROM tag WHERE parent IS NULL
    UNION ALL SELECT tag.id, path.words || ' / ' || tag.name FROM tag JOIN path ON tag.parent = path.id
),
body(annotation, n, made) AS (
    SELECT annotation, 0, json_object('type', 'TextualBody', 'purpose', 'tagging', 'value', path.words)
        FROM annotation_tag JOIN path ON path.id = annotation_tag.tag
    UNION ALL SELECT id, 1,
        json_object('type', 'TextualBody', 'purpose', 'commenting', 'format', 'text/markdown', 'value', note)
        FROM annotation WHERE note <> ''
    UNION ALL SELECT id, 2, json_object('type', 'TextualBody', 'purpose', 'describing', 'value', translation)
        FROM annotation WHERE translation <> ''
)
SELECT json_object(
    'id', 'urn:uuid:' || annotation.uuid,
    'type', 'Annotation',
    'created', created,
    'modified', modified,
    'creator', json_object('type', 'Person', 'name', annotator.name),
    'body', json((SELECT json_group_array(json(made)) FROM body WHERE body.annotation = annotation.id)),
    'target', json_object(
        'source', json_object('id', 'urn:uuid:' || statement.uuid, 'type', 'Text', 'label', statement.name),
        'selector', json_array(
            json_object('type', 'TextQuoteSelector', 'exact', quote, 'prefix', prefix, 'suffix', suffix),
            json_object('type', 'TextPositionSelector', 'start', start, 'end', "end"))))
FROM annotation
JOIN annotator ON annotator.id = annotation.annotator
JOIN statement ON statement.id = annotation.statement
LEFT JOIN anchor ON anchor.annotation = annotation.id AND anchor.version = statement.current_version
ORDER BY statement.id, start, annotation.id
"""


def write(connection: sqlite3.Connection, to: Path) -> None:
    """Writes every annotation under ``connection`` to ``to``, which is replaced, for its owner alone.

    Tags are bodies with the purpose *tagging*, by their path; the note is Markdown; the unofficial translation has
    the purpose *describing* (Web Annotation Data Model, W3C 2017, 3.3.5). Positions count code points.
    """
    with os.fdopen(os.open(to, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(_HEAD)
        between = "\n"
        for (row,) in connection.execute(_ROWS):
            file.write(between + row)
            between = ",\n"
        file.write(_FOOT)
        file.flush()
        os.fsync(file.fileno())
