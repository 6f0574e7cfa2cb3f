"""The one permission a page with a camera has more than others: to compile WebAssembly, and to ask for the camera."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.http.response import HttpResponseBase

NO_DEVICES = "camera=(), microphone=(), geolocation=(), payment=()"
WITH_CAMERA = NO_DEVICES.replace("camera=()", "camera=(self)")

View = Callable[..., HttpResponseBase]


def uses_camera(view: View) -> View:
    """For the capture page alone: `'wasm-unsafe-eval'` in script-src and camera=(self); everything else stays strict."""

    @wraps(view)
    def with_camera(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        response.headers["Permissions-Policy"] = WITH_CAMERA
        return response

    return csp_update({"script-src": ["'wasm-unsafe-eval'"]})(with_camera)
