"""What ``tasks.py`` does on a machine that has Python and nothing else. Standard library only."""
