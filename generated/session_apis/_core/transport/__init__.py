"""Transports: connections that send requests and receive responses."""
