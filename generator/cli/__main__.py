"""`python -m generator.cli` is `gen`."""

from generator.cli import main

if __name__ == "__main__":
    main()
