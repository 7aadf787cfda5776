"""Models and JSON values: validation, wire names, values not sent."""
