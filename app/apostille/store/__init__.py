"""The library file. The only room that opens a database."""
