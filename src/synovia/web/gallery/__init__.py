"""The gallery: every component of the design system in every state, for whoever builds or checks a page."""
