"""Which statements and annotations: words to a query, a query to rows."""
