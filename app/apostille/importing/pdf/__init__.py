"""A page of a PDF is letters at places: here they become words, lines, columns, and at last paragraphs."""
