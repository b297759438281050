"""The other sessions and subjects that each log names; the index is rebuilt when the workspace opens."""

from alembic import op

from cop_session.store.index.derived_tables import make_anew

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    make_anew(op.get_bind())
