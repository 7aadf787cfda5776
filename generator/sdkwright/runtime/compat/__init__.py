"""What users of packages that Stainless made import and call, on top of the runtime."""
