"""The base of generated clients, resources and their views."""
