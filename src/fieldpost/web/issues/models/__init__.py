from .issue import IssueItem, IssuePage, IssuePhoto
from .publication import Erratum, Publication

__all__ = ["Erratum", "IssueItem", "IssuePage", "IssuePhoto", "Publication"]
