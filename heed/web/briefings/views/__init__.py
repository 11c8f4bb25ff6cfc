"""Pages of briefings: drafts while they are written, what resolves them, issues once they are read, what teams said."""
