"""Helpers around calls: polling and bulk calls."""
