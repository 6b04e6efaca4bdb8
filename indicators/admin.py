"""Registers the admin classes of indicators; they stand by noun in files of their own."""

from indicators.admin_document import OfficialNumberAdmin
from indicators.admin_phrase import PhraseAdmin
from indicators.admin_report import ReportAdmin

__all__ = ["OfficialNumberAdmin", "PhraseAdmin", "ReportAdmin"]
