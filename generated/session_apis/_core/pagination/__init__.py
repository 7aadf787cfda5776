"""Pages and the way from one to the next."""
