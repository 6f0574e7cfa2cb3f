"""The design system's components: small functions that turn plain values into accessible HTML.

Look at all of them at /gallery/. No component writes a `style` attribute or an inline script: the page's
Content-Security-Policy refuses both. What must vary in width or place is drawn in SVG.
"""
