"""What Alembic runs steps with: the connection it is handed, in whose transaction all of them lie."""

from alembic import context

from newsscrape.ledger.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
