"""Apostille: close reading of diplomatic statements, with annotations and reports."""

__version__ = "0.1.0"
