"""onnxruntime, told to report nothing.

Its builds for Linux (1.32 is one) number the computer in a file of the user's cache folder and send notes of every run
to their maker, unless the environment says otherwise before they are loaded. Démarche asks no network of its own
accord; so this is the one place that loads it. Who has set the variable already is left his choice.
"""

from __future__ import annotations

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime as ort

__all__ = ["ort"]
