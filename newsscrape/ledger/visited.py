"""The statement that notes a visit, made once: to put it together costs as much as to run it."""

from __future__ import annotations

from functools import cache

from sqlalchemy import bindparam, func, literal, update

from newsscrape.ledger.prepared import Prepared
from newsscrape.ledger.schema import ADDRESSES


@cache
def visited(names: tuple[str, ...], mark: str) -> Prepared:
    """Give the statement that sets columns of an address, and the first character of its place.

    In: the columns, and the mark of what was fetched. The statement takes the address's key as ``of``, the values as
    ``to_NAME``.
    """
    behind = literal(mark) + func.substr(ADDRESSES.c.place, 2)
    known = update(ADDRESSES).where(ADDRESSES.c.url == bindparam("of"))
    return Prepared(known.values({"place": behind} | {name: bindparam(f"to_{name}") for name in names}))
