"""Finished views become files: render, format, check, lock, write.

Nothing here knows OpenAPI or imports another part of the generator; it would serve any
target language whose formatter and syntax check stand beside black's.
"""
