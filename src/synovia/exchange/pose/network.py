"""A model run by LiteRT: arrays in, arrays out. LiteRT opens no socket."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synovia.exchange.pose.weights import Weights

Floats = NDArray[np.float32]
THREADS = 2


class Network:
    """One loaded model. Calls from several threads wait for each other."""

    def __init__(self, weights: Weights) -> None:
        from ai_edge_litert.interpreter import Interpreter  # 60 MB: loaded when a picture is first looked at

        self._interpreter: Any = Interpreter(model_content=weights.read(), num_threads=THREADS)
        self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        self._outputs = {one["name"]: one["index"] for one in self._interpreter.get_output_details()}
        self._one_at_a_time = threading.Lock()

    def run(self, picture: NDArray[Any], *outputs: str) -> tuple[Floats, ...]:
        """The named outputs for one picture (H, W, 3), without the batch."""
        with self._one_at_a_time:
            self._interpreter.set_tensor(self._input, picture[None].astype(np.float32, copy=False))
            self._interpreter.invoke()
            return tuple(self._interpreter.get_tensor(self._outputs[name])[0] for name in outputs)
