"""The last days of actions, for the agenda; the index is rebuilt when the workspace opens.

The numbers between were left out: see `session_row.REVISION`.
"""

from alembic import op

from cop_session.store.index.derived_tables import make_anew

revision = "0033"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    make_anew(op.get_bind())
