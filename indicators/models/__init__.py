"""Models of the indicators app, one file per noun."""

from indicators.models.drawing import Drawing, PublishedFigures
from indicators.models.official import OfficialNumber
from indicators.models.phrase import Phrase, PhraseKind
from indicators.models.report import MissingReason, Report, ReportQuerySet
from indicators.models.scores import CriterionScore, GroupScore

__all__ = [
    "CriterionScore",
    "Drawing",
    "GroupScore",
    "MissingReason",
    "OfficialNumber",
    "Phrase",
    "PhraseKind",
    "PublishedFigures",
    "Report",
    "ReportQuerySet",
]
