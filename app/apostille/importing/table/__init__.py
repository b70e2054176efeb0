"""Tables: one statement a row, or metadata for files beside them."""
