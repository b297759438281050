"""Checksums for the rows outside the chain of digests, and the mark of own recovery bundles."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("draft", "branch"):
        op.add_column(table, sa.Column("digest", sa.LargeBinary(), nullable=True))
    # The index is rebuilt when the workspace opens. In a backup that was changed it may be of this revision already.
    op.drop_table("session", if_exists=True)
    op.create_table(
        "session",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("changed_at", sa.String(), nullable=False),
        sa.Column("elapsed_ms", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("pupil_id", sa.String(), nullable=False),
        sa.Column("school_id", sa.String(), nullable=False),
        sa.Column("pupil", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("school", sa.String(), nullable=False),
        sa.Column("support_phase", sa.String(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("evaluation", sa.DateTime(), nullable=True),
        sa.Column("evaluation_zone", sa.String(), nullable=False),
        sa.Column("evaluation_place", sa.String(), nullable=False),
        sa.Column("follows", sa.String(), nullable=True),
        sa.Column("branch_of", sa.String(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("actions", sa.Integer(), nullable=False),
        sa.Column("feasible", sa.Integer(), nullable=False),
        sa.Column("adapted", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Integer(), nullable=False),
        sa.Column("plan_at", sa.String(), nullable=True),
        sa.Column("fictional", sa.Boolean(), nullable=False),
        sa.Column("unknown", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "recovery_secret",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute("INSERT INTO recovery_secret (id, value) VALUES (1, randomblob(32))")
