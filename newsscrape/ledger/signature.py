"""Runs of words → the few numbers by which alike texts are found."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from rensa import RMinHash

from newsscrape.policy.copies import copy_rules

_SEED = 1
_BITS = 32


def bands_of(shingles: AbstractSet[str]) -> tuple[int, ...]:
    """Give the signature of a text: the slots of its MinHash, each with its place; none for too short a text.

    In: the runs of words, whatever their order. Out: whole numbers of less than 64 bits; two texts have the more of
    them in common the more runs they have (Broder, 1997; the slots are those of Dahlgaard, Knudsen, Thorup, Fast
    similarity sketching, 2017).
    """
    rules = copy_rules()
    if len(shingles) < rules.least:
        return ()
    minhash = RMinHash(num_perm=rules.slots, seed=_SEED)
    minhash.update(shingles)
    return tuple(place << _BITS | slot for place, slot in enumerate(minhash.digest()))
