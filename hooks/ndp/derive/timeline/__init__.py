"""Everything that happened to a platform, in order of time."""

from ndp.derive.timeline.collect import SOURCES, timeline
from ndp.derive.timeline.moment import Body, Code, Moment, Period, Source, Value

__all__ = ["SOURCES", "Body", "Code", "Moment", "Period", "Source", "Value", "timeline"]
