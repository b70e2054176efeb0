"""What keeps the library safe, as the window shows it: backups, the check, forgetting, reading only."""
