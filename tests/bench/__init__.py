"""Measurements: what a person waits for."""
