"""Commands for a first configuration, and about what one may hold."""
