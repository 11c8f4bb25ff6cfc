"""What was learned: documents read into lessons, each with its place."""
