"""Forms of briefings: writing a draft, and passing on what was issued."""
