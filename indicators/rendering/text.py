"""An announcement as plain text, for sharing where there is no table (Zalo, e-mail)."""

from indicators.announcement import Announcement, Block, BulletList, Element
from indicators.announcement_table import FiguresTable


def render(announcement: Announcement) -> str:
    """Return the whole announcement: title first, a blank line between blocks, a line feed at the end."""
    return "\n\n".join(_block(block) for block in announcement.blocks) + "\n"


def _block(block: Block) -> str:
    return "\n".join(_element(element) for element in block.elements)


def _element(element: Element) -> str:
    match element:
        case BulletList(items=items):
            return "\n".join(f"- {item}" for item in items)
        case FiguresTable():
            # One row alone: its number says nothing.
            pairs = zip(element.columns, element.cells, strict=True)
            return "\n".join(f"- {column.label}: {cell}" for column, cell in pairs if column.key != "ordinal")
        case _:
            return element.text
