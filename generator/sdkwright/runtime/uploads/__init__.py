"""Bodies with files: one file, or several parts."""
