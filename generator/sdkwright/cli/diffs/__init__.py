"""`gen diff`: what differs for users between two states of an API."""
