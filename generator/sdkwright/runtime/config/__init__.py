"""What a client is configured with: options, security schemes, credentials, retries."""
