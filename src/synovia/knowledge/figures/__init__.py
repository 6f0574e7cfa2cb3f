"""The figures of the body chart, and what is known about where pain is referred to."""
