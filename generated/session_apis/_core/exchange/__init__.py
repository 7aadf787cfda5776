"""The execution of a call: attempts, retries, redirects, credentials, logs."""
