"""`python -m sdkwright` is `gen`."""

from sdkwright.cli.main import main

if __name__ == "__main__":
    main()
