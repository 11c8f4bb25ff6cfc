"""The only room that knows Django: it keeps and shows."""
