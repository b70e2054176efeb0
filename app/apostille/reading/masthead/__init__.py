"""What a document says about itself, in six languages: one file for each kind of thing that it says."""
