"""The Rule Book as Markdown: what the engine decides with, for a reader with the sources beside it."""
