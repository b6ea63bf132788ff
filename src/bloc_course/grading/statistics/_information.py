"""Standard errors of item parameters: observed information of the marginal likelihood (Louis 1982).

An item's curve is 1/(1 + exp(-(slope·ability + easiness))), ability standard normal. numpy needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_NODES = 41
_REACH = 5.0
_PIECE = 200


def covariance(
    answered: Floats, solved: Floats, slope: Floats, easiness: Floats, *, one_slope: bool
) -> Floats:
    """The covariance matrix of all slopes (or the one common slope), then all easinesses.

    answered, solved: 1 or 0 for item by paper. The pseudo-inverse stands in where a parameter is
    not determined at all.
    """
    import numpy as np  # noqa: PLC0415

    nodes = np.linspace(-_REACH, _REACH, _NODES)
    chance = 1 / (1 + np.exp(-(slope[:, None] * nodes + easiness[:, None])))
    expected, missing = np.zeros_like(chance), 0.0
    # Papers in pieces: every one holds a number for each parameter and node.
    for start in range(0, answered.shape[1], _PIECE):
        piece = slice(start, start + _PIECE)
        weight, scores = _scored(answered[:, piece], solved[:, piece], chance, nodes)
        if one_slope:
            scores = np.concatenate(
                [scores[: len(chance)].sum(axis=0)[None], scores[len(chance) :]]
            )
        means = (scores * weight).sum(axis=2)
        weighted = (scores * np.sqrt(weight)).reshape(len(scores), -1)
        missing = missing + weighted @ weighted.T - means @ means.T
        expected += answered[:, piece] @ weight
    known = _complete(expected, chance, nodes, one_slope=one_slope) - missing
    return np.asarray(np.linalg.pinv(known), dtype=np.float64)


def _scored(
    answered: Floats, solved: Floats, chance: Floats, nodes: Floats
) -> tuple[Floats, Floats]:
    """The weight of every node for a paper, and its score there for slopes and easinesses."""
    import numpy as np  # noqa: PLC0415

    log_likelihood = solved.T @ np.log(chance) + (answered - solved).T @ np.log1p(-chance)
    log_likelihood -= nodes**2 / 2
    weight = np.exp(log_likelihood - log_likelihood.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    distance = solved[:, :, None] - answered[:, :, None] * chance[:, None, :]
    return weight, np.concatenate([distance * nodes, distance])


def _complete(expected: Floats, chance: Floats, nodes: Floats, *, one_slope: bool) -> Floats:
    """The information if abilities were known; expected: papers by item and node."""
    import numpy as np  # noqa: PLC0415

    curve = expected * chance * (1 - chance)
    of_slope, of_both, of_easiness = (curve @ nodes**power for power in (2, 1, 0))
    if one_slope:
        upper = np.array([[of_slope.sum()]])
        both = of_both[None, :]
    else:
        upper, both = np.diag(of_slope), np.diag(of_both)
    return np.block([[upper, both], [both.T, np.diag(of_easiness)]])
