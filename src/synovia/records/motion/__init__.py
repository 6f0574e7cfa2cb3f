"""Motions measured by camera, and how reliably the clinic measures."""
