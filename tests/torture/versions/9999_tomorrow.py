"""What a revision may come to do: another column, words moved, a table made anew."""

import sqlalchemy as sa
from alembic import op

from cop_session.store.database.session_row import REVISION

revision = "9999"
down_revision = REVISION
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("session", sa.Column("colour", sa.String(), nullable=True))
    op.execute("UPDATE session SET colour = pupil")
    op.create_table("note", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("words", sa.String()))
    op.execute("INSERT INTO note (words) SELECT need FROM session")
    op.execute("CREATE TABLE branch_new (session_id VARCHAR PRIMARY KEY, origin VARCHAR NOT NULL)")
    op.execute("INSERT INTO branch_new SELECT session_id, origin FROM branch")
    op.drop_table("branch")
    op.rename_table("branch_new", "branch")
