"""Helpers around calls: polling and many calls at once."""
