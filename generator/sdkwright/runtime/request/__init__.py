"""Arguments to requests: URLs, headers and bodies."""
