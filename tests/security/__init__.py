"""Documents written to attack whoever reads them, checked by a program that is not ours."""
