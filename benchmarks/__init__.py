"""What must be fast, measured beside a reference in the same run: ``python3 tasks.py bench``."""
