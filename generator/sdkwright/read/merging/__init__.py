"""Several documents of one API: put into the first of them before anything is checked."""

from sdkwright.read.merging.merge import merge_documents

__all__ = ["merge_documents"]
