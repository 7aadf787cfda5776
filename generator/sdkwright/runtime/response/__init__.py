"""Received responses: bytes, decompression, downloads."""
