"""Responses as they arrive: bytes, decompression, files."""
