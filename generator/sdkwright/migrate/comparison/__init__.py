"""An old package beside ours: what its users would notice, and what mends it."""
