"""The table of log heads; the index is rebuilt when the workspace opens.

The numbers between were left out: see `entry.REVISION`.
"""

from alembic import op

from cop_session.store.index.derived_tables import make_anew

revision = "0005"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    make_anew(op.get_bind())
