"""Alembic's revisions, carried as package data; linear, never downgraded."""
