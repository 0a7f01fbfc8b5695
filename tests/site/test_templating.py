"""Templates as they are compiled for the pages: what they put out is escaped once, what is amiss is an error."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import DictLoader, TemplateAssertionError, UndefinedError
from markupsafe import Markup

from ndp.site.templating import Bound, PageEnvironment, page_environment

HOSTILE = "<script>&\"'"
ESCAPED = "&lt;script&gt;&amp;&#34;&#39;"


class Reader:
    """A view whose language writes every message hostilely."""

    def __init__(self) -> None:
        self.templates: dict[str, Bound] = {}
        self.portal = "<portal>"

    def _(self, message: str, **values: object) -> str:
        return f"<{message}>"

    def shout(self, text: str) -> str:
        """What a method of the view gives back."""
        return text + "!"


class Thing:
    """Something that is no text, and says so hostilely."""

    def __str__(self) -> str:
        return HOSTILE


MACROS = """
{%- macro plain(x) %}<b>{{ x }}</b>{% endmacro %}
{%- macro around(x, y="&") %}<i>{{ x }}{{ y }}{{ caller() }}</i>{% endmacro %}
{%- macro twice(x) %}{{ plain(x) }}{{ plain(plain(x)) }}{% endmacro %}
"""


def html(template: str, **values: object) -> str:
    """What a template makes of values."""
    return environment(template).render("it", Reader(), values)


def environment(template: str) -> PageEnvironment:
    """The pages' own environment with two templates."""
    made = page_environment()
    made.loader = DictLoader({"it": '{% import "m" as m with context %}' + template, "m": MACROS})
    return made


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ x }}", ESCAPED),
        ('<p title="{{ x }}">{{ x }}</p>', f'<p title="{ESCAPED}">{ESCAPED}</p>'),
        ("{{ thing }}", ESCAPED),
        ("{{ items[0] }}{{ items[1]['k'] }}{{ items[1].k }}", ESCAPED * 3),
        ("{{ safe }}", "<br>"),
        ("{{ '<' }}{{ 3 }}", "&lt;3"),
        ("{{ portal }}", "&lt;portal&gt;"),
        ("{{ v.shout(x) }}", ESCAPED + "!"),
        ("{{ x ~ safe }}", ESCAPED + "<br>"),
        ("{{ x if x }}{{ x if not x }}{{ x if not x else x }}", ESCAPED * 2),
        ("{% set y = x %}{{ y }}", ESCAPED),
        ("{% for y in items[:1] %}{{ y }}{{ loop.last }}{% endfor %}", ESCAPED + "True"),
        # Messages are texts too, whatever a translator wrote.
        ("{{ _('lời') }}", "&lt;lời&gt;"),
        ("<p>{{ _('lời') }}</p>", "<p>&lt;lời&gt;</p>"),
        ("{{ _('có {x}', x=x) }}", f"&lt;có {ESCAPED}&gt;"),
        ("{{ _(x) }}", f"&lt;{ESCAPED}&gt;"),
        ("{{ m.plain(_('lời')) }}", "<b>&lt;lời&gt;</b>"),
        # Macros.
        ("{{ m.plain(x) }}", f"<b>{ESCAPED}</b>"),
        ("{{ m.plain(x=x) }}", f"<b>{ESCAPED}</b>"),
        ("{{ m.plain(safe) }}", "<b><br></b>"),
        ("{{ m.twice(x) }}", f"<b>{ESCAPED}</b><b><b>{ESCAPED}</b></b>"),
        ("{% set y = m.plain(x) %}{{ y }}", f"<b>{ESCAPED}</b>"),
        ("{{ m.plain(x) ~ x }}", f"<b>{ESCAPED}</b>{ESCAPED}"),
        ("{{ m.plain(x) if x else x }}", f"<b>{ESCAPED}</b>"),
        ("{{ [m.plain(x), x]|join(', ') }}", f"<b>{ESCAPED}</b>, {ESCAPED}"),
        ("{% call m.around(x) %}{{ x }}<u>{% endcall %}", f"<i>{ESCAPED}&amp;{ESCAPED}<u></i>"),
        ("{% call m.around(x, y=x) %}{% endcall %}", f"<i>{ESCAPED * 2}</i>"),
        ("{% macro own(z) %}{{ z }}{% endmacro %}{{ own(x) }}", ESCAPED),
        # A value of the page that bears the name of a macro is no macro.
        (
            "{% for m in items[:1] %}{{ m.upper() }}{% endfor %}",
            ESCAPED.upper().replace("LT", "lt").replace("GT", "gt").replace("AMP", "amp"),
        ),
        ("{% macro own(m) %}{{ m.upper() }}{% endmacro %}{{ own('<') }}", "&lt;"),
    ],
)
def test_all_that_is_put_out_is_escaped_once(template: str, expected: str) -> None:
    values: dict[str, Any] = {
        "x": HOSTILE,
        "thing": Thing(),
        "items": [HOSTILE, {"k": HOSTILE}],
        "safe": Markup("<br>"),
    }
    assert html(template, **values) == expected


def test_a_macro_called_from_elsewhere_gives_html() -> None:
    drawn = environment("").macro("m", "plain", Reader())(HOSTILE)
    assert (type(drawn), drawn) == (Markup, f"<b>{ESCAPED}</b>")


@pytest.mark.parametrize(
    "template", ["{{ nothing }}", "{% if nothing %}{% endif %}", "{{ m.plain(nothing) }}", "{{ nothing.x }}"]
)
def test_what_no_page_gives_is_an_error(template: str) -> None:
    with pytest.raises(UndefinedError, match="nothing"):
        html(template)


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ m.plain() }}", TypeError),
        ("{{ m.plain(1, 2) }}", TypeError),
        ("{{ m.nothing(1) }}", AttributeError),
        ("{{ items.nothing }}", AttributeError),
        ("{{ {'x': items}['nothing'] }}", KeyError),
        ("{{ 'x'|nothing }}", TemplateAssertionError),
        ("{% macro own() %}{{ items }}{% endmacro %}{{ own() }}", TemplateAssertionError),
        ("{% set v = 1 %}", TemplateAssertionError),
    ],
)
def test_what_is_amiss_in_a_template_is_an_error(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        html(template, items=[1])
