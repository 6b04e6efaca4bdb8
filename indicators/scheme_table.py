"""A table of a TOML file, read field by field with errors that say where they stand."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


class SchemeError(ValueError):
    """There is no such scheme, or its data file is wrong; the message says where."""


class Table:
    """One table. `where` is its place in the file, for messages."""

    def __init__(self, values: object, where: str) -> None:
        if not isinstance(values, dict):
            raise SchemeError(f"{where}: not a table")
        self._values: dict[str, object] = values
        self._where = where

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def error(self, key: str, complaint: str) -> SchemeError:
        """Make (not raise) an error about one field."""
        return SchemeError(f"{self._where}: {key} {complaint}")

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return a text that is not blank, or `default` where the field is absent."""
        if default is not None and key not in self:
            return default
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "is not a text")
        return value

    def is_text(self, key: str) -> bool:
        """Whether the field holds a text."""
        return isinstance(self._get(key), str)

    def number(self, key: str) -> Decimal:
        """Return a whole number or a decimal as Decimal."""
        value = self._get(key)
        # bool is an int in Python; «maximum = true» is a slip, not 1.
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.error(key, "is not a number")
        return Decimal(value)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._get(key)
        if not isinstance(value, bool):
            raise self.error(key, "is not true or false")
        return value

    def date(self, key: str) -> date:
        """Return a date."""
        value = self._get(key)
        if type(value) is not date:  # a date with a time is a datetime, and a date too for isinstance
            raise self.error(key, "is not a date")
        return value

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """Return one of the values of `choices`."""
        value = self.text(key)
        if value not in [member.value for member in choices]:
            raise self.error(key, f"is not one of {', '.join(choices)}")
        return choices(value)

    def tables(self, key: str) -> list["Table"]:
        """Return the tables of an array that is not empty; each is named by its `code` or its place."""
        values = self._get(key)
        if not isinstance(values, list) or not values:
            raise self.error(key, "is not a list of tables")
        return [
            Table(value, f"{self._where}: {_name(value) or f'{key} {place}'}")
            for place, value in enumerate(values, start=1)
        ]

    def table(self, key: str) -> "Table":
        """Return a table inside this one."""
        return Table(self._get(key), f"{self._where}: {key}")

    def _get(self, key: str) -> object:
        if key not in self._values:
            raise self.error(key, "is missing")
        return self._values[key]


def _name(value: object) -> str:
    return str(value.get("code", "")) if isinstance(value, dict) else ""
