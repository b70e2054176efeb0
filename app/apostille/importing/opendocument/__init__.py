"""A text of LibreOffice (OpenDocument) → its paragraphs, notes, comments and furniture."""
