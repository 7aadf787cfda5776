"""The Python target: names, types, layout and views for the templates."""
