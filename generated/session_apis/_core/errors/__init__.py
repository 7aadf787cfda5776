"""Exceptions, what they report, and the masking of credentials in them."""
