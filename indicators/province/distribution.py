"""How a group's points are spread over the communes: lowest, quartiles, highest. No Django."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from indicators.province.ranking import GroupPoints, Standing

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Spread:
    """One group's points over the communes that have any. Quartiles are rounded to two decimals."""

    code: str
    name: str
    maximum: Decimal
    lowest: Decimal
    lower: Decimal  # a quarter of the communes have at most this
    median: Decimal
    upper: Decimal
    highest: Decimal
    scored: int  # communes with a score; the others have none, which is not 0
    of: int

    def percent(self, value: Decimal) -> Decimal:
        """Where `value` lies between 0 and the maximum, in percent with two decimals."""
        return (value * 100 / self.maximum).quantize(HUNDREDTH, ROUND_HALF_UP)


def quartile(ordered: Sequence[Decimal], number: int) -> Decimal:
    """The quartile 1, 2 or 3 of ascending values by linear interpolation (QUARTILE.INC of spreadsheets), half up.

    Raises IndexError without values.
    """
    whole, quarters = divmod((len(ordered) - 1) * number, 4)
    value = ordered[whole]
    if quarters:
        value += (ordered[whole + 1] - value) * quarters / 4
    return value.quantize(HUNDREDTH, ROUND_HALF_UP)


def spreads(groups: Sequence[GroupPoints], standings: Sequence[Standing]) -> tuple[Spread, ...]:
    """Each of `groups` over `standings`; a group in which nobody has a score is left out."""
    found = []
    for group in groups:
        values = sorted(score for one in standings if (score := one.score_of(group.code)) is not None)
        if values:
            found.append(
                Spread(
                    code=group.code,
                    name=group.name,
                    maximum=group.maximum,
                    lowest=values[0],
                    lower=quartile(values, 1),
                    median=quartile(values, 2),
                    upper=quartile(values, 3),
                    highest=values[-1],
                    scored=len(values),
                    of=len(standings),
                )
            )
    return tuple(found)
