"""The announcement: what a commune publishes about one period, as ordered blocks that renderings walk.

    Facts + causes + remedies ─► build_announcement ─► Announcement ─► HTML, plain text, official document

A block (title, lead, legal basis, table, scores, causes, remedies) holds elements: paragraphs, headings,
lists and the table. Every element has a key of its own, so that two versions can be compared element by
element.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators import sentences
from indicators.announcement_table import FiguresTable, build_table
from indicators.course import MonthTotal, course_sentence
from indicators.facts import Facts
from indicators.loss_sentences import losses_summary
from vietnamese.folding import nfc, squeeze


class BlockKey(StrEnum):
    """The parts of an announcement, in their order."""

    TITLE = "title"
    LEAD = "lead"
    LEGAL_BASIS = "legal_basis"
    TABLE = "table"
    SCORES = "scores"
    CAUSES = "causes"
    REMEDIES = "remedies"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of plain text."""

    key: str
    text: str


@dataclass(frozen=True)
class Heading:
    """A heading one level below the title."""

    key: str
    text: str


@dataclass(frozen=True)
class BulletList:
    """A list of plain texts, punctuation included."""

    key: str
    items: tuple[str, ...]


Element = Paragraph | Heading | BulletList | FiguresTable


@dataclass(frozen=True)
class Block:
    """One part of the announcement."""

    key: BlockKey
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Announcement:
    """An announcement. Blocks that have nothing to say (causes, remedies) are left out of `blocks`."""

    title: str
    lead_text: str
    blocks: tuple[Block, ...]
    causes: tuple[str, ...]
    remedies: tuple[str, ...]

    @property
    def body(self) -> tuple[Element, ...]:
        """The elements below title and lead: what an article's body holds."""
        return tuple(
            element
            for block in self.blocks
            if block.key not in (BlockKey.TITLE, BlockKey.LEAD)
            for element in block.elements
        )


def build_announcement(
    facts: Facts, *, causes: Sequence[str], remedies: Sequence[str], course: Sequence[MonthTotal] = ()
) -> Announcement:
    """Write the announcement of `facts`, with the causes and remedies that staff chose, in their order.

    `course`: the months of a quarter or year with their own totals (see `indicators.course`).

    Blank ones are dropped; a missing full stop is added. Raises ValueError when the total is missing: without
    it there is nothing to announce.
    """
    if facts.total is None:
        raise ValueError(f"{facts.period.code}: an announcement needs the total")
    title, lead = _title(facts), _lead(facts)
    causes, remedies = _sentences(causes), _sentences(remedies)
    blocks = [
        Block(BlockKey.TITLE, (Paragraph("title", title),)),
        Block(BlockKey.LEAD, (Paragraph("lead", lead),)),
        Block(BlockKey.LEGAL_BASIS, (Paragraph("legal_basis", _legal_basis(facts)),)),
        _table(facts),
        _scores(facts, course),
        *_causes(facts, causes),
        *_list_block(BlockKey.REMEDIES, "Biện pháp khắc phục", remedies),
    ]
    return Announcement(title, lead, tuple(blocks), causes, remedies)


def blocks_as_text(announcement: Announcement) -> list[tuple[str, str]]:
    """Return (key, normalised text) of the title, the lead and each element of the body, in order.

    From the third on these are, one by one, what `rendering.html.split_blocks` finds in the rendered body: a
    block whose text differs there was edited by a person.
    """
    title_and_lead = [("title", announcement.title), ("lead", announcement.lead_text)]
    body = [(element.key, _element_text(element)) for element in announcement.body]
    return [(key, squeeze(nfc(text))) for key, text in title_and_lead + body]


def _element_text(element: Element) -> str:
    match element:
        case BulletList(items=items):
            return " ".join(items)
        case FiguresTable():
            headings = [cell.text for row in element.header_rows() for cell in row]
            return " ".join([element.caption, *headings, *element.cells])
        case _:
            return element.text


def _title(facts: Facts) -> str:
    return f"{facts.commune.body_name} công bố kết quả {_set_name(facts)} {facts.period.label}"


def _lead(facts: Facts) -> str:
    portal, commune = facts.scheme.portal, facts.commune
    dateline = f"({commune.dateline}) " if commune.dateline else ""
    return (
        f"{dateline}Căn cứ kết quả đánh giá chỉ số phục vụ người dân, doanh nghiệp trên {portal.name} "
        f"(tại địa chỉ {portal.url}), mục “{portal.section}”, {commune.short_body} công bố "
        f"kết quả {facts.scheme.name} {facts.period.label}."
    )


def _legal_basis(facts: Facts) -> str:
    return f"Thực hiện {facts.scheme.legal_basis}, {facts.commune.short_body} công bố kết quả như sau:"


def _table(facts: Facts) -> Block:
    caption = f"Kết quả {_set_name(facts)} {facts.period.label} của {facts.commune.short_body}"
    return Block(
        BlockKey.TABLE,
        (
            Heading("table_heading", "Kết quả đánh giá"),
            build_table(facts, key="table", caption=caption),
            # Readers who are no officials do not know the headings' abbreviations.
            Paragraph(
                "table_note",
                "Chú thích: HS là hồ sơ; DVC là dịch vụ công; MCĐT là một cửa điện tử; KQ là kết quả.",
            ),
        ),
    )


def _scores(facts: Facts, course: Sequence[MonthTotal]) -> Block:
    clauses = [sentences.group_clause(facts, group) for group in facts.groups]
    items = (*(f"{clause};" for clause in clauses[:-1]), f"{clauses[-1]}.")
    told = course_sentence(facts.period, course)
    return Block(
        BlockKey.SCORES,
        (
            Paragraph("total", sentences.scores_intro(facts)),
            BulletList("groups", items),
            *([Paragraph("course", told)] if told else []),
        ),
    )


def _causes(facts: Facts, causes: tuple[str, ...]) -> Iterable[Block]:
    """Where the points went, from the figures, then the causes that staff vouch for."""
    summary = losses_summary(facts.losses)
    elements: list[Element] = [Paragraph("losses", summary)] if summary else []
    if causes:
        elements.append(BulletList(BlockKey.CAUSES, causes))
    if elements:
        yield Block(BlockKey.CAUSES, (Heading(f"{BlockKey.CAUSES}_heading", "Nguyên nhân"), *elements))


def _list_block(key: BlockKey, heading: str, items: tuple[str, ...]) -> Iterable[Block]:
    if items:
        yield Block(key, (Heading(f"{key}_heading", heading), BulletList(key, items)))


def _sentences(texts: Sequence[str]) -> tuple[str, ...]:
    squeezed = (squeeze(nfc(text)) for text in texts)
    return tuple(text if text.endswith((".", "!", "?", "…", ";")) else f"{text}." for text in squeezed if text)


def _set_name(facts: Facts) -> str:
    """The indicator set's name inside a sentence: «bộ chỉ số phục vụ người dân, doanh nghiệp»."""
    name = facts.scheme.name
    return name[0].lower() + name[1:]
