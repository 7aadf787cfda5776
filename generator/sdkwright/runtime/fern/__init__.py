"""What users of packages that Fern made call, on top of the runtime."""
