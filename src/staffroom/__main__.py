"""`python -m staffroom` is the same as `staffroom`."""

from staffroom.cli import main

if __name__ == "__main__":
    main()
