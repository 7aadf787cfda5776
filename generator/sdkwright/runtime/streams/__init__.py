"""Streams of events: parsing, typing, reconnecting."""
