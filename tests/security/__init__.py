"""Documents written to attack whoever reads them, judged by a program that is not ours."""
