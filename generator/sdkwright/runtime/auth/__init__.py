"""Credentials written into requests, and access tokens."""
