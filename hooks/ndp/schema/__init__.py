"""The JSON Schemas as the one description of every file's shape: typing of scalars and judging of records."""

from ndp.schema.check import check_record
from ndp.schema.store import Schemas, Shape
from ndp.schema.straight import read_straight

__all__ = ["Schemas", "Shape", "check_record", "read_straight"]
