"""Responses to the values that methods return."""
