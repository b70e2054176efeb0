"""The review of damage: a bar under the text, in which one passage after the other is decided on."""
