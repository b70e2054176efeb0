"""Names of States and bodies, as tables."""
