"""Binary responses: read whole, in chunks, or saved."""
