"""How an annotation holds on to its words. Pure."""
