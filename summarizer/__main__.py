"""``python -m summarizer``: the command, where it is not on the path."""

from summarizer.cli.main import main

if __name__ == "__main__":
    main()
