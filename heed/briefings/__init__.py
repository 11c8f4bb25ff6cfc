"""What we tell: a briefing composed, laid out and written."""
