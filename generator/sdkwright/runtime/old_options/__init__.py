"""Options of calls by the names that packages of other generators have for them."""
