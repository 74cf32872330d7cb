"""`python -m bot …`: serve (the default) · read · verify."""

from bot.command_line import main

if __name__ == "__main__":
    main()
