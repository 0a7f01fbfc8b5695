"""Vietnamese text: search folding, dictionary order, dates, numbers, normal forms. Pure functions."""

from ndp.text.collate import SortKey, sort_key
from ndp.text.dates import AnyDate, PartialDate, format_date, format_month, format_period
from ndp.text.fold import fold, slugify
from ndp.text.normalise import is_nfc, to_nfc, traditional_tone_placement
from ndp.text.numbers import Number, format_number, format_percent, format_vnd
from ndp.text.periods import PeriodKind, ReportPeriod, month_index, periods_from

__all__ = [
    "AnyDate",
    "Number",
    "PartialDate",
    "PeriodKind",
    "ReportPeriod",
    "SortKey",
    "fold",
    "format_date",
    "format_month",
    "format_number",
    "format_percent",
    "format_period",
    "format_vnd",
    "is_nfc",
    "month_index",
    "periods_from",
    "slugify",
    "sort_key",
    "to_nfc",
    "traditional_tone_placement",
]
