"""Requests built from arguments: URLs, headers and bodies."""
