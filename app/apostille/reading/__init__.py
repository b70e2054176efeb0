"""A text, read: text in, values with spans out. No database, no Qt."""
