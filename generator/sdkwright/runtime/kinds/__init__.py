"""Kinds of values and of models that not every API has."""
