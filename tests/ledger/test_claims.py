from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from newsscrape.ledger.claims import claims_in, merged
from newsscrape.model.claim import Claim, Origin
from newsscrape.model.visit import Found, Lead, Rank


def lead(source: str, *claims: Claim) -> Lead:
    return Lead(found=Found(url="https://kurier.com/a", claims=claims), source=source, rank=Rank.LIST)


def test_claims_do_not_depend_on_who_answered_first() -> None:
    first, second = (Claim(name="headline", value=value, origin=Origin.FEED) for value in "ab")
    mapped = Claim(name="headline", value="c", origin=Origin.SITEMAP)
    leads = [lead("/1.xml", first), lead("/2.xml", second, first), lead("/map.xml", mapped)]
    found = set()
    for order in permutations(leads):
        kept = "[]"
        for one in order:
            kept = merged(kept, one)
        found.add(claims_in(kept))
    assert found == {(first, second, mapped)}


@given(st.lists(st.tuples(st.text(), st.text(), st.sampled_from(Origin)), max_size=8))
def test_any_claims_come_back(entries: list[tuple[str, str, Origin]]) -> None:
    claims = tuple(Claim(name=name, value=value, origin=origin) for name, value, origin in entries)
    kept = merged("[]", lead("/feed.xml", *claims))
    assert kept.isascii()  # halves of characters have no UTF-8, which databases want
    assert set(claims_in(kept)) == set(claims)
