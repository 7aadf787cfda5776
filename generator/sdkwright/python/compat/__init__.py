"""Names of other generators for packages whose users come from there."""
