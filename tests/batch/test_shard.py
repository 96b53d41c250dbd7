from newsscrape.batch.shard import KEY_SIGNS, Piece, Shard, key_of


def test_a_key_is_a_digest_of_what_goes_in_and_how_it_is_read() -> None:
    piece = Piece(place="/a.html", size=1, stamp="1-1")
    keys = {key_of([piece], {}), key_of([piece, piece], {}), key_of([piece], {"format": "parquet"})}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {KEY_SIGNS}
    assert key_of([piece], {"a": 1, "b": 2}) == key_of([piece], {"b": 2, "a": 1})


def test_names_sort_as_the_plan_has_them() -> None:
    shard = Shard(number=12, pieces=(), key="abc")
    assert shard.name == "shard-000012-abc"
    assert shard.account_name == "shard-000012-abc.account.json"
