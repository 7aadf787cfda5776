"""Commands for publishing a package: its release kit, its documentation, its samples."""
