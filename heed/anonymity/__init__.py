"""Who must not be known: labels, leaks, small numbers."""
