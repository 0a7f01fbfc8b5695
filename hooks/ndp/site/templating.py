"""Jinja2 as the pages use it: always escaping, strict about names, and without work that no template asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from ndp.i18n import LANGUAGES

SPECIAL = re.compile("[&<>\"']")
"""What `escape` replaces. Most texts have none of it, and looking is cheaper than escaping."""


class Shown(Protocol):
    """What macros are made for: the View of one page after another."""

    @property
    def portal(self) -> object: ...

    @property
    def macros(self) -> dict[str, TemplateModule]: ...

    def _(self, message: str, **values: object) -> str: ...


class DirectCodeGenerator(CodeGenerator):
    """Compiles templates to plainer Python: a call is a call, and what is safe already is not wrapped anew.

    Jinja2 asks of every call whether the function wants the context, and makes a Markup of every piece of a page;
    both take longer than the page's own work. No function of our templates takes the context.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call: `function(arguments)`."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for keyword in node.kwargs:
            self.write(f"{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        for stars, rest in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if rest is not None:
                self.write(stars)
                self.visit(rest, frame)
                self.write(", ")
        if forward_caller:
            self.write("caller=caller")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """An attribute, or a key of a dict. What has neither is an error, as nothing in our templates may be undefined.

        As in Jinja2 a method of dicts, such as `get`, goes before a key of that name.
        """
        if hasattr(dict, node.attr):
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
            return
        self.write(f"(_of[{node.attr!r}] if type(_of := ")
        self.visit(node.node, frame)
        self.write(f") is dict else _of.{node.attr})")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """The macros of another template, which see the `v` of the page and nothing else of it."""
        self.write("environment.macros(")
        self.visit(node.template, frame)
        self.write(", context['v'])")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro: see `PageEnvironment.macro`."""
        node = macro_ref.node
        names = tuple(argument.name for argument in node.args)
        uses = (macro_ref.accesses_kwargs, macro_ref.accesses_varargs, macro_ref.accesses_caller)
        self.write(f"environment.macro(macro, {getattr(node, 'name', None)!r}, {names!r}, {uses!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("(_text if type(_text := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(") is Markup else environment.html(_text))")


class PageEnvironment(Environment):
    """The environment of every template of the portal."""

    code_generator_class = DirectCodeGenerator

    def macros(self, name: str, view: Shown) -> Any:
        """The macros of the template `name` for the pages that `view` shows, made once and not for each page."""
        found = view.macros.get(name)
        if found is None:
            known = {"v": view, "_": view._, "portal": view.portal}
            found = view.macros[name] = self.get_template(name).make_module(known)
        return found

    def macro(self, body: Callable[..., str], name: str | None, arguments: tuple[str, ...], uses: tuple[bool, bool, bool]) -> Any:
        """A macro that is called as a function. `uses` says whether it takes other keywords, other values, a caller."""
        whole = Macro(self, body, name or "", list(arguments), uses[0], uses[1], uses[2], default_autoescape=True)
        # The bodies are made of escaped texts.
        count, caller = len(arguments), uses[2]
        if uses[0] or uses[1]:
            return whole

        def call(*given: object, **named: object) -> str:
            if not named and len(given) == count:
                return Markup(body(*given))  # noqa: S704
            if named if not caller else named.keys() != {"caller"}:
                return whole(*given, **named)
            rest = (missing,) * (count - len(given))
            return Markup(body(*given, *rest, *named.values()))  # noqa: S704

        return call

    @staticmethod
    def html(value: object) -> str:
        """`value` as HTML: text escaped, Markup as it stands."""
        return value if type(value) is str and not SPECIAL.search(value) else escape(value)


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
    )
    environment.globals["LANGUAGES"] = LANGUAGES
    environment.filters["sentence"] = sentence_case
    return environment
