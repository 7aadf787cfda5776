"""Connections: sending requests and receiving responses."""
