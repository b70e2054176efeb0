"""The first schema, word for word as libraries of schema 1 hold it."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    """
    CREATE TABLE annotator ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, name TEXT NOT
    NULL, UNIQUE (uuid) ) STRICT
    """,
    """
    CREATE TABLE "indexed" ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, statement INTEGER NOT NULL, version
    INTEGER NOT NULL, UNIQUE (statement) ) STRICT
    """,
    """CREATE TABLE meta ( "key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key") ) STRICT""",
    """
    CREATE TABLE note_draft ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, annotation INTEGER NOT NULL, text
    TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (annotation) ) STRICT
    """,
    """
    CREATE TABLE original ( sha256 TEXT NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY
    (sha256) ) STRICT
    """,
    """
    CREATE TABLE place ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, statement INTEGER NOT NULL, position
    INTEGER NOT NULL, at TEXT NOT NULL, UNIQUE (statement) ) STRICT
    """,
    """
    CREATE TABLE report_recipe ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, title TEXT
    NOT NULL, findings TEXT NOT NULL, "query" TEXT NOT NULL, options TEXT NOT NULL, modified TEXT NOT NULL,
    UNIQUE (uuid) ) STRICT
    """,
    """
    CREATE TABLE step ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT NOT NULL,
    annotator INTEGER, at TEXT NOT NULL, of_step INTEGER ) STRICT
    """,
    """
    CREATE TABLE tag ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, parent INTEGER, name
    TEXT NOT NULL, name_folded TEXT NOT NULL, position INTEGER NOT NULL, colour TEXT NOT NULL, definition TEXT
    NOT NULL, use_for TEXT NOT NULL, not_for TEXT NOT NULL, aliases TEXT NOT NULL, "key" INTEGER, UNIQUE (uuid),
    FOREIGN KEY(parent) REFERENCES tag (id) ON DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_tag_parent ON tag (parent)""",
    """CREATE TABLE text ( sha256 TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (sha256) ) STRICT""",
    """
    CREATE TABLE work ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, symbol TEXT NOT NULL, UNIQUE (symbol) )
    STRICT
    """,
    """
    CREATE TABLE change ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, tbl TEXT NOT
    NULL, op TEXT NOT NULL, "key" INTEGER NOT NULL, "before" TEXT, FOREIGN KEY(step) REFERENCES step (id) ON
    DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_change_step ON change (step)""",
    """
    CREATE TABLE statement ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, work INTEGER,
    name TEXT NOT NULL, original TEXT NOT NULL, encoding TEXT NOT NULL, language TEXT NOT NULL, words INTEGER
    NOT NULL, current_version INTEGER, added TEXT NOT NULL, arrived_step INTEGER, binned_step INTEGER, UNIQUE
    (uuid), FOREIGN KEY(work) REFERENCES work (id), FOREIGN KEY(original) REFERENCES original (sha256) ) STRICT
    """,
    """CREATE INDEX ix_statement_original ON statement (original)""",
    """CREATE INDEX ix_statement_work ON statement (work)""",
    """
    CREATE TABLE annotation ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL, statement
    INTEGER NOT NULL, annotator INTEGER NOT NULL, whole INTEGER NOT NULL, note TEXT NOT NULL, translation TEXT
    NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL, UNIQUE (uuid), FOREIGN KEY(statement) REFERENCES
    statement (id) ON DELETE CASCADE, FOREIGN KEY(annotator) REFERENCES annotator (id) ) STRICT
    """,
    """CREATE INDEX ix_annotation_annotator ON annotation (annotator)""",
    """CREATE INDEX ix_annotation_statement ON annotation (statement)""",
    """
    CREATE TABLE field ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, statement INTEGER NOT NULL, part TEXT,
    "key" TEXT NOT NULL, ordinal INTEGER NOT NULL, value TEXT NOT NULL, printed TEXT, start INTEGER, "end"
    INTEGER, state TEXT NOT NULL, FOREIGN KEY(statement) REFERENCES statement (id) ON DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_field_statement ON field (statement, "key")""",
    """
    CREATE TABLE nothing_found ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, statement INTEGER NOT NULL, tag
    INTEGER NOT NULL, annotator INTEGER NOT NULL, at TEXT NOT NULL, UNIQUE (statement, tag, annotator), FOREIGN
    KEY(statement) REFERENCES statement (id) ON DELETE CASCADE, FOREIGN KEY(tag) REFERENCES tag (id) ON DELETE
    CASCADE, FOREIGN KEY(annotator) REFERENCES annotator (id) ON DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_nothing_found_annotator ON nothing_found (annotator)""",
    """CREATE INDEX ix_nothing_found_tag ON nothing_found (tag)""",
    """
    CREATE TABLE reading_state ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, statement INTEGER NOT NULL,
    annotator INTEGER NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (statement, annotator), FOREIGN
    KEY(statement) REFERENCES statement (id) ON DELETE CASCADE, FOREIGN KEY(annotator) REFERENCES annotator (id)
    ON DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_reading_state_annotator ON reading_state (annotator)""",
    """
    CREATE TABLE version ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, statement INTEGER NOT NULL, n INTEGER
    NOT NULL, made_from INTEGER, text_sha256 TEXT NOT NULL, rules INTEGER NOT NULL, why TEXT NOT NULL, basis
    TEXT NOT NULL, annotator INTEGER, at TEXT NOT NULL, step INTEGER, UNIQUE (statement, n), FOREIGN
    KEY(statement) REFERENCES statement (id) ON DELETE CASCADE, FOREIGN KEY(text_sha256) REFERENCES text
    (sha256) ) STRICT
    """,
    """CREATE INDEX ix_version_text_sha256 ON version (text_sha256)""",
    """
    CREATE TABLE anchor ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, annotation INTEGER NOT NULL, statement
    INTEGER NOT NULL, version INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT
    NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, matched_by TEXT NOT NULL, UNIQUE (annotation, version),
    FOREIGN KEY(annotation) REFERENCES annotation (id) ON DELETE CASCADE, FOREIGN KEY(version) REFERENCES
    version (id) ) STRICT
    """,
    """CREATE INDEX ix_anchor_version_start ON anchor (version, start, "end")""",
    """
    CREATE TABLE annotation_tag ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, annotation INTEGER NOT NULL,
    tag INTEGER NOT NULL, statement INTEGER NOT NULL, annotator INTEGER NOT NULL, at TEXT NOT NULL, UNIQUE
    (annotation, tag), FOREIGN KEY(annotation) REFERENCES annotation (id) ON DELETE CASCADE, FOREIGN KEY(tag)
    REFERENCES tag (id) ON DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_annotation_tag_tag ON annotation_tag (tag, statement)""",
    """
    CREATE TABLE block ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL, n INTEGER NOT
    NULL, part TEXT NOT NULL, kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, label TEXT,
    number INTEGER, level INTEGER NOT NULL, direction TEXT NOT NULL, language TEXT NOT NULL, styles TEXT NOT
    NULL, UNIQUE (version, n), FOREIGN KEY(version) REFERENCES version (id) ON DELETE CASCADE ) STRICT
    """,
    """
    CREATE TABLE damage ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL, start INTEGER
    NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, proposal TEXT, confidence INTEGER NOT NULL, FOREIGN
    KEY(version) REFERENCES version (id) ON DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_damage_version ON damage (version)""",
    """
    CREATE TABLE part ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL, name TEXT NOT
    NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, FOREIGN KEY(version) REFERENCES version (id) ON DELETE
    CASCADE ) STRICT
    """,
    """CREATE INDEX ix_part_version ON part (version)""",
    """
    CREATE TABLE reference ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL, "key" TEXT
    NOT NULL, label TEXT NOT NULL, date TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL, FOREIGN
    KEY(version) REFERENCES version (id) ON DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_reference_key ON reference ("key")""",
    """CREATE INDEX ix_reference_version ON reference (version)""",
    """
    CREATE TABLE repair ( id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, version INTEGER NOT NULL, start INTEGER
    NOT NULL, "end" INTEGER NOT NULL, lost INTEGER NOT NULL, kind TEXT NOT NULL, basis TEXT NOT NULL, annotator
    INTEGER, at TEXT NOT NULL, FOREIGN KEY(version) REFERENCES version (id) ON DELETE CASCADE ) STRICT
    """,
    """CREATE INDEX ix_repair_version ON repair (version)""",
    """CREATE VIRTUAL TABLE block_index USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')""",
)


def upgrade() -> None:
    """Makes every table and index of schema 1 in an empty file."""
    for statement in TABLES:
        op.execute(statement.strip())
