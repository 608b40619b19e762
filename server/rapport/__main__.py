"""`python -m rapport` is the `rapport` command."""

from rapport.cli import main

if __name__ == "__main__":
    main()
