"""Sessions that ask for attention are ordered by indexes alone; the index is rebuilt when the workspace opens.

The numbers between were left out: see `entry.REVISION`.
"""

from alembic import op

from cop_session.store.index.derived_tables import make_anew

revision = "0018"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    make_anew(op.get_bind())
