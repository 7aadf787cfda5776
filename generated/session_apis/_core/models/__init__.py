"""Models and JSON values: validation, wire names, omitted values."""
