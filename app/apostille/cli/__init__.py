"""The command line: one file a command; never Qt."""
