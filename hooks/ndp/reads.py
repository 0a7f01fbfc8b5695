"""What a piece of work reads of its sources, so that its result can be kept for as long as they say the same.

A source (the catalogue, the history) is only asked through queries: functions of the source and of simple arguments.
While reads are being noted, a query notes itself; what it reads in turn is its own affair, since its answer is compared
as a whole. Nothing is noted, and next to nothing is spent, while nobody listens.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from datetime import date
from functools import lru_cache, wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

Argument = str | date | type | tuple[str, ...] | None


class Read(NamedTuple):
    """A query that was asked, with its arguments; of a table only what stands at `key`, None for all of it."""

    query: str
    arguments: tuple[Argument, ...] = ()
    key: Argument = None


class Query(NamedTuple):
    """`ask` answers for a source of the name `source` and arguments; the answer is a table where `is_table`."""

    source: str
    ask: Callable[..., Any]
    is_table: bool = False


QUERIES: dict[str, Query] = {}
"""Every query by the name that reads give."""


class _Listener:
    """Who hears of reads at the moment. A process builds one thing at a time."""

    reads: set[Read] | None = None


def note(read: Read) -> None:
    """Tell the listener, if any, of a read."""
    if _Listener.reads is not None:
        _Listener.reads.add(read)


def is_heard() -> bool:
    """Whether reads are being noted."""
    return _Listener.reads is not None


def note_all(reads: Iterable[Read]) -> None:
    """Tell the listener, if any, of reads made before for a result that is used now."""
    if _Listener.reads is not None:
        _Listener.reads.update(reads)


@contextmanager
def _heard_by(reads: set[Read] | None) -> Iterator[None]:
    before, _Listener.reads = _Listener.reads, reads
    try:
        yield
    finally:
        _Listener.reads = before


def unheard() -> Any:
    """A context in which reads are not noted: for what is the same whatever the sources say."""
    return _heard_by(None)


def traced(work: Callable[[], T]) -> tuple[T, set[Read]]:
    """The result of `work`, and what was read for it."""
    reads: set[Read] = set()
    with _heard_by(reads):
        result = work()
    return result, reads


def query(source: str, *, kept: int = 0) -> Callable[[Callable[Concatenate[S, P], T]], Callable[Concatenate[S, P], T]]:
    """Make a query of a function of the source that is called `source` and of arguments given by place.

    The last `kept` answers stay in memory.
    """

    def decorate(function: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
        name = _name_of(function)
        ask: Callable[..., T] = lru_cache(kept)(function) if kept else function
        QUERIES[name] = Query(source, ask)

        @wraps(function)
        def asked(origin: S, /, *arguments: P.args, **named: P.kwargs) -> T:
            heard = _Listener.reads
            if heard is None:
                return ask(origin, *arguments, **named)
            heard.add(Read(name, _simple(arguments, named)))
            _Listener.reads = None
            try:
                return ask(origin, *arguments, **named)
            finally:
                _Listener.reads = heard

        return asked

    return decorate


def table(
    source: str, *, kept: int = 0
) -> Callable[[Callable[Concatenate[S, P], Mapping[K, V]]], Callable[Concatenate[S, P], Mapping[K, V]]]:
    """Make a query of a function that answers with a mapping, of which only what is looked up counts as read.

    The last `kept` answers stay in memory.
    """

    def decorate(function: Callable[Concatenate[S, P], Mapping[K, V]]) -> Callable[Concatenate[S, P], Mapping[K, V]]:
        name = _name_of(function)
        ask: Callable[..., Mapping[K, V]] = lru_cache(kept)(function) if kept else function
        QUERIES[name] = Query(source, ask, is_table=True)

        @wraps(function)
        def asked(origin: S, /, *arguments: P.args, **named: P.kwargs) -> Mapping[K, V]:
            with unheard():
                found = ask(origin, *arguments, **named)
            return Table(found, name, _simple(arguments, named))

        return asked

    return decorate


def shared(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last `size` results of a function in memory; whoever uses one has read what was read to make it."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(size)
        def made(*arguments: Any) -> tuple[T, set[Read]]:
            whole: Callable[..., T] = function
            return traced(lambda: whole(*arguments))

        @wraps(function)
        def asked(*arguments: P.args, **named: P.kwargs) -> T:
            result, reads = made(*_simple(arguments, named))
            note_all(reads)
            return result

        return asked

    return decorate


class Table(Mapping[K, V]):
    """A mapping that notes what is looked up in it."""

    __slots__ = ("_arguments", "_found", "_name")

    def __init__(self, found: Mapping[K, V], name: str, arguments: tuple[Argument, ...]) -> None:
        self._found, self._name, self._arguments = found, name, arguments

    def __getitem__(self, key: K) -> V:
        self._note(key)
        return self._found[key]

    def get(self, key: K, default: Any = None) -> Any:
        """What stands at `key`, else `default`."""
        self._note(key)
        return self._found.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._found

    def __iter__(self) -> Iterator[K]:
        self._note(None)
        return iter(self._found)

    def __len__(self) -> int:
        self._note(None)
        return len(self._found)

    def keys(self) -> KeysView[K]:
        """All keys."""
        self._note(None)
        return self._found.keys()

    def values(self) -> ValuesView[V]:
        """All values, in the order of the keys."""
        self._note(None)
        return self._found.values()

    def items(self) -> ItemsView[K, V]:
        """All keys with their values."""
        self._note(None)
        return self._found.items()

    def __repr__(self) -> str:
        return repr(self._found)

    def reads_key(self) -> tuple[object, ...]:
        """What tells this table from others; what it holds is noted when it is looked up."""
        return self._name, self._arguments

    def _note(self, key: Any) -> None:
        if _Listener.reads is not None:
            _Listener.reads.add(Read(self._name, self._arguments, key))


def _name_of(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def _simple(arguments: tuple[Any, ...], named: Mapping[str, Any]) -> tuple[Any, ...]:
    if named:
        raise TypeError("a query takes its arguments by place")
    return arguments
