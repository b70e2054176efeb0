"""Files on their way in: what each is, how it would read, what is doubtful; then one step brings all in."""
