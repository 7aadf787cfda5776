"""Documents that others collected to break generators: built, imported and type-checked."""
