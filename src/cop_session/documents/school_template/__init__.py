"""The paper on which a plan comes: ours, or a school's own."""

from cop_session.documents.school_template.own import own
from cop_session.documents.school_template.school import read
from cop_session.documents.school_template.template import Paper
from cop_session.documents.school_template.template_remarks import Remark

__all__ = ["Paper", "Remark", "own", "read"]
