"""`gen lint`: what would make a better package of a document."""
