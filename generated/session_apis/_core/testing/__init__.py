"""Fake clients and recordings for tests."""
