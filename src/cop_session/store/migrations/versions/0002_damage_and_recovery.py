"""Checksums where the chain of digests does not reach, the mark of own recovery bundles, room to write over the log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("draft", "branch"):
        op.add_column(table, sa.Column("digest", sa.LargeBinary(), nullable=True))
    op.add_column("session", sa.Column("digest", sa.LargeBinary(), nullable=True))
    # An entry without a digest does not count: the index is made anew when the workspace opens.
    op.execute("DELETE FROM session")
    op.create_table(
        "recovery_secret",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute("INSERT INTO recovery_secret (id, value) VALUES (1, randomblob(32))")
    op.create_table(
        "filler",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zeros", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
