"""The `gen` command: the only code that prints."""
