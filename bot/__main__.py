"""`python -m bot …`: the command line; serve is the default."""

from bot.cli import main

if __name__ == "__main__":
    main()
