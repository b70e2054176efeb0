"""A rich text (RTF) → its paragraphs, notes, comments and furniture."""
