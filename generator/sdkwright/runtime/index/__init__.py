"""The package's own index of operations: to find, describe and call them by name."""
