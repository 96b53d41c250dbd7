"""Archives of any size → articles, shard by shard, on one machine or many."""
