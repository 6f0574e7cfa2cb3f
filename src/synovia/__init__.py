"""Synovia: the open clinic system for spine and joint manual therapy."""

__version__ = "0.1.0"
