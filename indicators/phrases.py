"""The first phrases of a commune's bank: causes and remedies, proof-read, as reviewed data in `phrases/`."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from indicators.scheme import load_scheme
from indicators.scheme_table import Table

_FOLDER = Path(__file__).parent / "phrases"


class DefaultPhraseKind(StrEnum):
    """What a phrase explains."""

    CAUSE = "cause"
    REMEDY = "remedy"


@dataclass(frozen=True)
class DefaultPhrase:
    """One phrase, tied to a group of the scheme. `order` counts from 1 within its group and kind."""

    group: str
    kind: DefaultPhraseKind
    text: str
    order: int


@cache
def default_phrases(scheme_code: str) -> tuple[DefaultPhrase, ...]:
    """Return the phrases for a scheme, by group; none where nobody has written any.

    Raises SchemeError when there is no such scheme, or when a phrase is not of one of its groups.
    """
    scheme = load_scheme(scheme_code)
    path = _FOLDER / f"{scheme.code}.toml"
    if not path.is_file():
        return ()
    with path.open("rb") as file:
        table = Table(tomllib.load(file), path.name)
    groups = {group.code for group in scheme.groups}
    orders: Counter[tuple[str, DefaultPhraseKind]] = Counter()
    phrases = []
    for row in table.tables("phrases"):
        group, kind = row.text("group"), row.choice("kind", DefaultPhraseKind)
        if group not in groups:
            raise row.error("group", f"{group} is not of the scheme")
        orders[group, kind] += 1
        phrases.append(DefaultPhrase(group, kind, row.text("text"), orders[group, kind]))
    return tuple(phrases)
