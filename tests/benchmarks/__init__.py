"""What people wait for, as ratios: against a floor, or against another tool."""
