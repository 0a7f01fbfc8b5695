"""Templates as plain Python: what is the same on every page is worked out before the first one."""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, find_undeclared
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.nodes import EvalContext

Part = tuple[bool, str]
"""HTML as it stands, or (True) a message to be translated and escaped."""

SHOWN = {"v": "v", "_": "v._", "portal": "v.portal"}
"""What every page and macro sees, as Python."""
KEPT = "l_0_"
"""How the names of a template's imports and macros begin in its code; those of a page's values begin otherwise."""
HEAD = """from jinja2.runtime import LoopContext, Markup, TemplateRuntimeError, internalcode, markup_join, missing
from markupsafe import _escape_inner as escaped
concat = "".join
"""


class DirectCodeGenerator(CodeGenerator):
    """Compiles a template to a function that is called once for each view and gives its page and its macros:

        def root(v, context): … return page, {"macro": macro, …}

    `page(given)` takes the values of one page. It and the macros are put together of escaped texts alone, and what
    they return is HTML, though a plain `str`: within other HTML it stands as it is, anywhere else it becomes Markup.
    HTML and messages that follow each other are one text (`T`), joined once. Macros see the view and each other, not
    the values of a page. Calls and attributes are Python's own: no function of our templates takes Jinja's context,
    and nothing may be undefined.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """The whole module."""
        self._texts: dict[str | tuple[Part, ...], int] = {}
        self._of_page = False
        kept = [each for each in node.body if isinstance(each, nodes.Import | nodes.Macro)]
        self._imports = {each.target for each in kept if isinstance(each, nodes.Import)}
        macros = [each.name for each in kept if isinstance(each, nodes.Macro)]
        for line in HEAD.splitlines():
            self.writeline(line)
        self.writeline(f"name = {self.name!r}")
        self.writeline("def root(v, context, environment=environment):", extra=1)
        self.indent()
        self.writeline("T = environment.texts(v, TEXTS)")
        self.writeline("html, undefined = environment.html, environment.undefined")
        self.pull_dependencies(node.body)
        outer = Frame(EvalContext(self.environment, self.name))
        outer.symbols.analyze_node(nodes.Template(kept))
        for each in kept:
            self.visit(each, outer)
        self._of_page = True
        self._page([each for each in node.body if each not in kept], outer.inner())
        pairs = ", ".join(f"{name!r}: {outer.symbols.ref(name)}" for name in macros)
        self.writeline(f"return page, {{{pairs}}}")
        self.outdent()
        self.writeline(f"TEXTS = {tuple(self._texts)!r}", extra=1)
        self.writeline("blocks = {}")
        self.writeline(f"debug_info = {'&'.join(f'{line}={at}' for line, at in self.debug_info)!r}")

    def _page(self, body: list[nodes.Node], frame: Frame) -> None:
        frame.symbols.analyze_node(nodes.Template(body))
        self.writeline("def page(given):")
        self.indent()
        self.writeline("resolve = given.get")
        self._function(body, frame)

    def _function(self, body: list[nodes.Node], frame: Frame) -> None:
        """The rest of a function whose first lines are written."""
        self.buffer(frame)
        self.enter_frame(frame)
        self.blockvisit(body, frame)
        self.return_buffer_contents(frame, force_unescaped=True)
        self.outdent()

    def enter_frame(self, frame: Frame) -> None:
        """The names that a frame takes from elsewhere. Those of the view need no taking."""
        for target, (action, name) in list(frame.symbols.loads.items()):
            if action != VAR_LOAD_RESOLVE:
                continue
            del frame.symbols.loads[target]
            if self._of_page and name not in SHOWN:
                self.writeline(f"{target} = resolve({name!r}, missing)")
            elif name in frame.symbols.stores:
                self.writeline(f"{target} = missing")
            elif name not in SHOWN:
                self.fail(f"no macro sees {name!r}", 1)
        super().enter_frame(frame)

    def pop_assign_tracking(self, frame: Frame) -> None:
        """What is set is seen by the template alone."""
        self._assign_stack.pop()

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """A name."""
        if node.name in SHOWN:
            if node.ctx != "load":
                self.fail(f"{node.name!r} is not to be set", node.lineno)
            self.write(SHOWN[node.name])
        elif node.ctx == "load" and frame.symbols.ref(node.name).startswith(KEPT):
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """An attribute, or a key of a dict. As in Jinja2 a method of dicts, such as `get`, goes before such a key."""
        named = isinstance(node.node, nodes.Name) and (
            node.node.name in (*SHOWN, "loop") or frame.symbols.ref(node.node.name).startswith(KEPT)
        )
        if named or hasattr(dict, node.attr):
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
            return
        self.write(f"(_of[{node.attr!r}] if type(_of := ")
        self.visit(node.node, frame)
        self.write(f") is dict else _of.{node.attr})")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """An item."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:
        """One value or another; the empty text where no other is given."""
        if node.expr2 is None:
            node.expr2 = nodes.Const("", environment=self.environment)
        super().visit_CondExpr(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A call. A macro's HTML is marked as such; a message without values is a text of its own."""
        message = self._message(node)
        if message is not None and not node.kwargs:
            self.write(f"T[{self._text(message)}]")
        elif self._is_macro(node, frame):
            self.write("Markup(")
            self._call(node, frame)
            self.write(")")
        else:
            self._call(node, frame)

    def _call(self, node: nodes.Call, frame: Frame, *, caller: bool = False) -> None:
        prefix = ""
        message = self._message(node)
        if message is not None:
            self.write(f"T[{self._text(message)}].format(")
        else:
            self.visit(node.node, frame)
            self.write("(")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            # The parameters of a macro are names of the first frame.
            prefix = "l_1_" if self._is_macro(node, frame) else ""
        for keyword in node.kwargs:
            self.write(f"{prefix}{keyword.key}=")
            self.visit(keyword.value, frame)
            self.write(", ")
        for stars, rest in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if rest is not None:
                self.write(stars)
                self.visit(rest, frame)
                self.write(", ")
        self.write("l_1_caller=caller)" if caller else ")")

    def _is_macro(self, node: nodes.Call, frame: Frame) -> bool:
        """Whether a macro is called: of this template, of an imported one, or what a call block hands over."""
        called = node.node
        if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name):
            return called.node.name in self._imports and frame.symbols.ref(called.node.name).startswith(KEPT)
        if not isinstance(called, nodes.Name) or called.name in SHOWN:
            return False
        return called.name == "caller" or frame.symbols.ref(called.name).startswith(KEPT)

    def _message(self, node: nodes.Expr) -> str | None:
        """The message that is translated by a call of `_`, None for anything else."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.node.name != "_":
            return None
        message = node.args[0]
        return message.value if isinstance(message, nodes.Const) else None

    def _text(self, text: str | tuple[Part, ...]) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Pieces of a page."""
        finalize = self._make_finalize()
        pieces: list[list[Part] | nodes.Expr] = []
        for child in node.nodes:
            message = self._message(child)
            if isinstance(child, nodes.Call) and message is not None and not child.kwargs:
                part = (True, message)
            else:
                try:
                    part = (False, str(self._output_child_to_const(child, frame, finalize)))
                except nodes.Impossible:
                    pieces.append(child)
                    continue
            last = pieces[-1] if pieces else None
            if isinstance(last, list):
                last.append(part)
            else:
                pieces.append([part])
        self.writeline(f"{frame.buffer} += (", node)
        for piece in pieces:
            if isinstance(piece, list):
                html = "".join(text for _, text in piece)
                self.write(f"T[{self._text(tuple(piece))}], " if any(said for said, _ in piece) else f"{html!r}, ")
            elif isinstance(piece, nodes.Call) and self._is_macro(piece, frame):
                self._call(piece, frame)
                self.write(", ")
            else:
                self.write("_t if (_as := type(_t := ")
                self.visit(piece, frame)
                self.write(")) is Markup else escaped(_t) if _as is str else html(_t), ")
        self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """The macros of another template."""
        self.write("environment.macros(")
        self.visit(node.template, frame)
        self.write(", v)")

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:
        """A macro."""
        self._macro(frame.symbols.ref(node.name), node, frame)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:
        """A macro's call with a block, which the macro calls as `caller`."""
        self._macro("caller", node, frame)
        self.writeline(f"{frame.buffer}.append(", node)
        self._call(node.call, frame, caller=True)
        self.write(")")

    def _macro(self, name: str, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> None:
        """A function. What is given where an argument is left out is worked out at the call, as in Jinja2."""
        inner = frame.inner()
        inner.symbols.analyze_node(node)
        names = [inner.symbols.ref(argument.name) for argument in node.args]
        optional = names[len(names) - len(node.defaults) :]
        parameters = [f"{each}=missing" if each in optional else each for each in names]
        if "caller" in find_undeclared(node.body, ("caller",)):
            parameters.append(f"*, {inner.symbols.declare_parameter('caller')}")
        self.writeline(f"def {name}({', '.join(parameters)}):", node)
        self.indent()
        for target, default in zip(optional, node.defaults, strict=True):
            self.writeline(f"if {target} is missing: {target} = ")
            self.visit(default, inner)
        self._function(node.body, inner)
