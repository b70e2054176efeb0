"""A page of the web → the paragraphs of its article."""
