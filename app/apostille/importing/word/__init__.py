"""A document of Word (OOXML) → its paragraphs, notes, comments and furniture."""
