"""How far a long command is, in one line on standard error; in a log file, a line for each tenth."""

import sys
import time
from typing import TextIO

WIDTH = 30


class Bar:
    """A bar of so many steps. On a terminal it is drawn again and again in its line."""

    def __init__(self, steps: int, words: str, out: TextIO | None = None) -> None:
        self._steps, self._words, self._out = max(steps, 1), words, out or sys.stderr
        self._tenth, self._began = 0, time.monotonic()

    def show(self, done: int) -> None:
        """So many steps are done."""
        share = min(done / self._steps, 1.0)
        if self._out.isatty():
            drawn = "█" * round(share * WIDTH)
            self._out.write(f"\r{drawn:░<{WIDTH}} {share:4.0%}  {self._line(done)}")
            self._out.flush()
        elif (tenth := int(share * 10)) > self._tenth:
            self._tenth = tenth
            self._out.write(f"{share:4.0%}  {self._line(done)}\n")

    def end(self) -> None:
        """All is read; what follows takes a while and has no steps."""
        if self._out.isatty():
            self._out.write("\n")
        self._out.flush()

    def _line(self, done: int) -> str:
        return f"{done:,} {self._words}, {time.monotonic() - self._began:.0f} s"
