"""Any report that the entry form accepts, and the one before it."""

import dataclasses
from decimal import Decimal

from hypothesis import strategies as st

from indicators.entered import CriterionFigure, GroupFigure, ReportFigures, TableFigures
from indicators.periods import Period, PeriodType
from indicators.scheme import Scheme, load_scheme
from tests.indicators.pure.builders import small_scheme

SCHEMES = (load_scheme("qd766"), small_scheme())


def points(maximum: Decimal) -> st.SearchStrategy[Decimal]:
    """Points with up to two decimals; round figures often, so that ties, equals and full marks come up."""
    places = 0 if maximum == maximum.to_integral_value() else 1
    fractions = st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1), Decimal("0.250")])
    return st.one_of(
        st.decimals(min_value=0, max_value=maximum, places=2),
        st.decimals(min_value=0, max_value=maximum, places=places),
        fractions.map(lambda fraction: (maximum * fraction).quantize(Decimal("0.01"))),
    )


counts = st.none() | st.integers(min_value=0, max_value=999_999_999) | st.integers(min_value=0, max_value=120)
rates = st.none() | st.decimals(min_value=0, max_value=100, places=2) | st.sampled_from([Decimal(0), Decimal(100)])
tables = st.builds(
    TableFigures,
    dossiers_received=counts,
    overdue_dvc=counts,
    overdue_mcdt=counts,
    online_rate=rates,
    satisfaction_rate=rates,
    eresult_rate=rates,
    sync_rate=rates,
    certified_copies=counts,
    online_payments=counts,
)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    period_type = draw(st.sampled_from(PeriodType))
    first_or_any = st.just(1) | st.integers(min_value=1, max_value=period_type.per_year)
    return Period(period_type, draw(st.integers(min_value=2022, max_value=2100)), draw(first_or_any))


@st.composite
def group_figures(draw: st.DrawFn, scheme: Scheme) -> tuple[GroupFigure, ...]:
    """Figures of some or all groups, in any order."""
    figures = []
    for group in draw(st.permutations(scheme.groups)):
        present = draw(st.sampled_from(["score", "score", "score", "not_entered", "not_scored", "left out"]))
        if present == "score":
            figures.append(GroupFigure(group.code, draw(points(group.maximum)), ""))
        elif present != "left out":
            figures.append(GroupFigure(group.code, None, present))
    return tuple(figures)


@st.composite
def criterion_figures(draw: st.DrawFn, scheme: Scheme) -> tuple[CriterionFigure, ...]:
    small_counts = st.none() | st.integers(min_value=0, max_value=3000)
    return tuple(
        CriterionFigure(
            group.code,
            criterion.code,
            draw(small_counts),
            draw(small_counts),
            draw(st.none() | points(criterion.maximum)),
        )
        for group in scheme.groups
        for criterion in group.criteria
        if draw(st.booleans())
    )


@st.composite
def reports(draw: st.DrawFn, period: Period, scheme: Scheme, *, with_total: bool) -> ReportFigures:
    total = points(scheme.maximum)
    return ReportFigures(
        period=period,
        scheme=scheme,
        table=draw(tables),
        total=draw(total if with_total else st.none() | total),
        entered_change=draw(st.none() | st.decimals(min_value=-100, max_value=100, places=2)),
        groups=draw(group_figures(scheme)),
        criteria=draw(criterion_figures(scheme)),
    )


@st.composite
def pairs(draw: st.DrawFn) -> tuple[ReportFigures, ReportFigures | None]:
    """A report with its total, and the one before:

    none, of the same scheme (often with equal figures), of another.
    """
    period, scheme = draw(periods()), draw(st.sampled_from(SCHEMES))
    current = draw(reports(period, scheme, with_total=True))
    before = draw(st.sampled_from(["none", "same scheme", "same scheme", "same figures", "other scheme"]))
    if before == "none":
        return current, None
    if before == "same figures":
        return current, dataclasses.replace(current, period=period.previous())
    of = scheme if before == "same scheme" else next(other for other in SCHEMES if other != scheme)
    return current, draw(reports(period.previous(), of, with_total=False))
