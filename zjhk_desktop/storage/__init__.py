"""The only SQL: the memorandum (read-only) and the review."""
