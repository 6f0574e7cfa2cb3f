"""What goes wrong for reasons outside the program."""


class Problem(Exception):
    """Something a person must know and can mend. Its text is one clear line, shown without a traceback."""
