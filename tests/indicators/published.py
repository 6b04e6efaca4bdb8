"""Periods as they were published, made without a database."""

from __future__ import annotations

from decimal import Decimal

from indicators.entered import MissingReason
from indicators.facts import Comparison
from indicators.models import Report
from indicators.periods import Period
from indicators.publication import Published, PublishedGroup
from news.models import Article

GROUPS = (("A", "Công khai", "18"), ("B", "Tiến độ", "20"), ("C", "Thanh toán", "10"))


def published(
    code: str,
    total: str = "70",
    *,
    scheme: str = "qd766",
    change: str | None = None,
    moved: dict[str, str | None] | None = None,
    scores: dict[str, str | None] | None = None,
) -> Published:
    """A period as it was published; `moved` and `scores` map the groups' codes to changes and scores."""

    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    return Published(
        period=Period.from_code(code),
        scheme=scheme,
        total=Decimal(total),
        maximum=Decimal(100),
        comparison=Comparison.POSSIBLE if change is not None else Comparison.NO_EARLIER,
        change=number(change),
        groups=tuple(
            PublishedGroup(
                group,
                name,
                Decimal(maximum),
                number((scores or {}).get(group)),
                MissingReason.PRESENT if (scores or {}).get(group) is not None else MissingReason.NOT_ENTERED,
                number((moved or {}).get(group)),
            )
            for group, name, maximum in GROUPS
        ),
        criteria=(),
        source="",
        read_at=None,
        report=Report(),
        article=Article(),
    )


def year_of(year: int, *numbers: int, scheme: str = "qd766") -> list[Published]:
    return [published(f"{year}-{number:02d}", str(60 + number), scheme=scheme) for number in numbers]
