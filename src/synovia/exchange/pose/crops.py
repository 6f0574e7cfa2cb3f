"""A turned square cut out of a picture, and the way back from its pixels to the picture's."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from synovia.exchange.pose.network import Floats

Image = NDArray[np.uint8]
Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Square:
    """A square region in pixels: its middle, its side, and how far its upward axis is turned clockwise, in radians."""

    x: float
    y: float
    side: float
    turn: float = 0.0

    def to_picture(self, pixels: int) -> Points:
        """The affine map (2, 3) from the crop's pixels to the picture's."""
        scale = self.side / pixels
        cos, sin = math.cos(self.turn) * scale, math.sin(self.turn) * scale
        half = pixels / 2
        return np.array(
            [[cos, -sin, self.x - half * cos + half * sin], [sin, cos, self.y - half * sin - half * cos]]
        )

    def cut(self, image: Image, pixels: int) -> Floats:
        """The region as (pixels, pixels, 3), values 0 to 255; black beyond the picture.

        A much larger region is first shrunk by averaging, so that fine patterns do not turn into noise.
        """
        shrink = max(1, int(self.side / pixels / 2))
        way = self.to_picture(pixels)
        if shrink > 1:
            size = (max(1, image.shape[1] // shrink), max(1, image.shape[0] // shrink))
            way = way * np.array([[size[0] / image.shape[1]], [size[1] / image.shape[0]]])
            image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return np.asarray(cv2.warpAffine(image, way, (pixels, pixels), flags=flags), dtype=np.float32)

    def back(self, points: Points, pixels: int) -> Points:
        """Points (N, 2) of the crop in the picture's pixels."""
        way = self.to_picture(pixels)
        return np.asarray(points @ way[:, :2].T + way[:, 2])


def letterbox(image: Image) -> Square:
    """The smallest square that holds the whole picture."""
    height, width = image.shape[:2]
    return Square(width / 2, height / 2, max(height, width))
