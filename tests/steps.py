"""Ledgers as earlier versions left them."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine


def at_step(engine: Engine, step: str) -> None:
    """Make the tables of a step in an empty database."""
    config = Config()
    config.set_main_option("script_location", "newsscrape:ledger/migrations")
    config.set_main_option("path_separator", "os")
    with engine.begin() as db:
        config.attributes["connection"] = db
        command.upgrade(config, step)
