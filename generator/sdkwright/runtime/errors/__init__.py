"""Exceptions, what they report, and what is masked in them."""
