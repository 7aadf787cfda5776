"""What users of packages that Speakeasy made import and call, on top of the runtime."""
