"""Heed: carries a lesson from a review into practice, and shows whether it holds."""

__version__ = "0.1.0"
