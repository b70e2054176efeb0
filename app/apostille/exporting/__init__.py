"""Annotations on their way out: one report, many writers."""
