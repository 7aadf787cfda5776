"""Configurations of other generators: a module for each format."""
