"""Jinja2 as the pages use it: always escaping, strict about names, and without work that no template asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from ndp.site import template_code
from ndp.site.compiled import CompiledTemplates
from ndp.site.template_code import DirectCodeGenerator, Part

TEMPLATES = Path(__file__).parent / "templates"


class Bound(NamedTuple):
    """A template as a view shows it: what makes its page, and its macros. All give HTML as plain texts."""

    page: Callable[[Mapping[str, object]], str]
    macros: SimpleNamespace


class Shown(Protocol):
    """What templates are made for: the View of one page after another."""

    templates: dict[str, Bound]

    def _(self, message: str, **values: object) -> str: ...


class PageEnvironment(Environment):
    """The environment of every template of the portal."""

    code_generator_class = DirectCodeGenerator

    def render(self, name: str, view: Shown, values: Mapping[str, object]) -> Markup:
        """The HTML of the template `name` with the values of the page that `view` shows."""
        try:
            return Markup(self.bound(name, view).page(values))  # noqa: S704 - made of escaped texts
        except Exception:
            self.handle_exception()

    def bound(self, name: str, view: Shown) -> Bound:
        """The template `name` for the pages that `view` shows, made once and not for each page."""
        found = view.templates.get(name)
        if found is None:
            found = view.templates[name] = self.bind(self.get_template(name), view)
        return found

    def compile_all(self) -> None:
        """Have every template ready, so that processes started from now on need not compile any."""
        for name in self.list_templates():
            self.get_template(name)
        if isinstance(self.bytecode_cache, CompiledTemplates):
            self.bytecode_cache.save()

    @staticmethod
    def bind(template: Template, view: Shown) -> Bound:
        """`template` for the pages that `view` shows."""
        make: Callable[..., Any] = template.root_render_func
        page, macros = make(view, template.new_context())
        return Bound(page, SimpleNamespace(**macros))

    def macros(self, name: str, view: Shown) -> SimpleNamespace:
        """The macros of the template `name`."""
        return self.bound(name, view).macros

    def macro(self, template: str, name: str, view: Shown) -> Callable[..., Markup]:
        """A macro as a function."""
        body = getattr(self.macros(template, view), name)

        def call(*given: object) -> Markup:
            return Markup(body(*given))  # noqa: S704 - made of escaped texts

        return call

    @staticmethod
    def texts(view: Shown, texts: tuple[str | tuple[Part, ...], ...]) -> tuple[str, ...]:
        """The texts of a template in the language of `view`: messages as they are, and HTML with messages in it."""
        return tuple(
            view._(text)
            if isinstance(text, str)
            else "".join(escape(view._(part)) if is_message else part for is_message, part in text)
            for text in texts
        )

    @staticmethod
    def html(value: object) -> str:
        """`value` as HTML: text escaped, Markup as it stands."""
        if hasattr(value, "__html__"):
            return str(value.__html__())
        return escape(str(value))


def sentence_case(text: str) -> str:
    """`text` with its first letter in upper case; the rest stays, unlike Jinja's `capitalize`."""
    return text[:1].upper() + text[1:]


def page_environment() -> PageEnvironment:
    """An environment with the portal's templates."""
    environment = PageEnvironment(
        loader=PackageLoader("ndp.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(TEMPLATES, (Path(__file__), Path(template_code.__file__))),
    )
    environment.filters["sentence"] = sentence_case
    return environment
