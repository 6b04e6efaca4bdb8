"""The form in which an officer enters a period's figures."""

from indicators.forms.report_form import ReportForm

__all__ = ["ReportForm"]
