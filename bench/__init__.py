"""`./run bench`: speed and memory on this machine, as a table beside the goals.

Every module here with a `measure(options)` function is a page of the table; it yields `Row`s. Nothing here is a
test: figures depend on the machine, so they are shown and never asserted.
"""
