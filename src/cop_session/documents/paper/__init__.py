"""The paper on which a plan comes: ours, or a school's own."""

from cop_session.documents.paper.own import own
from cop_session.documents.paper.paper import Paper
from cop_session.documents.paper.remarks import Remark
from cop_session.documents.paper.school import read

__all__ = ["Paper", "Remark", "own", "read"]
