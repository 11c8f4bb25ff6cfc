"""A briefing in each format it is published in: one module a format."""
