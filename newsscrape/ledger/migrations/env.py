"""What Alembic runs steps with: the connection it is handed, in whose transaction all of them lie."""

from alembic import context

from newsscrape.ledger.schema import METADATA

if hasattr(context, "config"):  # not where somebody else looks through all modules
    context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
    context.run_migrations()
