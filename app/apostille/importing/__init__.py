"""Files to drafts: one reader a format, one table."""
