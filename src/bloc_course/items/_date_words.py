"""What is said about a date that was given (M5), by the case that decided."""

from __future__ import annotations

DATES = {
    "exact": "You gave {reading}, which is what the evidence gives.",
    "within": "You gave {reading}, which is accepted in full.",
    "wider": "You gave {reading}; the evidence narrows it down to {text}.",
    "over-precise": "You gave {reading}; the evidence gives no more than {text}, "
    "so this claims more than the source does.",
    "part": "You gave {reading}, which is only a part of {text}.",
    "overlap": "You gave {reading}; only some of that lies in {text}.",
    "near": "You gave {reading}, which is close to {text} but outside it.",
    "far": "You gave {reading}; the evidence gives {text}.",
}
