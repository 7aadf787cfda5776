"""The exit codes of the command."""

DONE, FAULT, USAGE, BUG = 0, 1, 2, 3
