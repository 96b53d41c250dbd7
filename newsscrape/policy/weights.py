"""The fitted weights of the block labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from newsscrape.model.weights import Names, Split, Trust, Weights
from newsscrape.policy.fitted import Fitted, fitted_from, shipped
from newsscrape.policy.looks import shipped_looks

_COMMAND = "scrapy fit"


@cache
def shipped_weights() -> Weights:
    """Give what `scrapy fit --labels` wrote to ``data/``; raise `ProfileError` for a missing or malformed file."""
    return replace(weights_from(*shipped("weights.json", _COMMAND)), looks=shipped_looks())


def weights_from(text: str, path: str) -> Weights:
    """Read weights from their JSON; raise `ProfileError` naming the path and key of the first fault."""
    file = fitted_from(text, path, _COMMAND)
    first = _trees(file, "first")
    if not first:
        raise file.fault("first", "a list of trees, found none")
    return Weights(
        corpus=file.corpus, names=_names(file), first=first, second=_trees(file, "second"), trust=_trust(file)
    )


def _trees(file: Fitted, key: str) -> tuple[Split, ...]:
    content = file.content.get(key)
    if not isinstance(content, list):
        raise file.fault(key, "a list of trees")
    return tuple(_split(file, tree, f"{key}[{place}]") for place, tree in enumerate(content))


def _trust(file: Fitted) -> Trust:
    content = _object(file, file.content.get("trust"), "trust", "with at and by")
    return Trust(at=_number(file, content.get("at"), "trust.at"), by=_number(file, content.get("by"), "trust.by"))


def _names(file: Fitted) -> Names:
    content = _object(file, file.content.get("names"), "names", "with bias, near, within and the like")
    points = {
        key: _points(file, content.get(key), f"names.{key}") for key in ("near", "within", "in", "block", "inline")
    }
    return Names(
        bias=_number(file, content.get("bias"), "names.bias"),
        near=points["near"],
        within=points["within"],
        inside=points["in"],
        block=points["block"],
        inline=points["inline"],
        nearer={
            word: difference
            for word in sorted({*points["near"], *points["within"]})
            if (difference := points["near"].get(word, 0) - points["within"].get(word, 0))
        },
    )


def _points(file: Fitted, points: object, where: str) -> dict[str, int]:
    named = _object(file, points, where, "of numbers")
    return {name: _number(file, value, f"{where}.{name}") for name, value in named.items()}


def _object(file: Fitted, content: object, where: str, of_what: str) -> Mapping[str, object]:
    if not isinstance(content, dict):
        raise file.fault(where, f"an object {of_what}")
    return content


def _number(file: Fitted, value: object, where: str) -> int:
    if not isinstance(value, int):
        raise file.fault(where, "a whole number")
    return value


def _split(file: Fitted, content: object, where: str) -> Split:
    """Read ``[feature, limit, points, low, high]``, low and high being whole numbers or lists of the same kind."""
    match content:
        case [str(feature), int() | float() as limit, int(points), low, high]:
            return Split(
                feature=feature,
                limit=float(limit),
                points=points,
                low=low if isinstance(low, int) else _split(file, low, f"{where}.{feature}"),
                high=high if isinstance(high, int) else _split(file, high, f"{where}.{feature}"),
            )
    raise file.fault(where, "[feature, limit, points, low, high]")
