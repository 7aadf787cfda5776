"""One call: attempts, retries, redirects, credentials, logs."""
