"""The one tag library, and block tags with slots.

A block tag renders what stands between its tags and hands it to a function as `content`; inside, any part may be
set aside for another place of the same component:

    {% panel title="Visits" %}{% slot "actions" %}…{% endslot %}…{% endpanel %}
"""

from collections.abc import Callable
from inspect import getfullargspec
from typing import Any, cast

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.library import parse_bits
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_SLOTS = "synovia component slots"


class Slots:
    """What a block component's content set aside, by slot name."""

    def __init__(self) -> None:
        self._parts: dict[str, list[SafeString]] = {}

    def add(self, name: str, part: SafeString) -> None:
        self._parts.setdefault(name, []).append(part)

    def __getitem__(self, name: str) -> SafeString:
        return mark_safe("".join(self._parts.get(name, ())))  # noqa: S308  rendered by templates, which escape

    def all(self, name: str) -> list[SafeString]:
        return list(self._parts.get(name, ()))


def _stack(context: Context) -> list[Slots]:
    return cast("list[Slots]", context.render_context.setdefault(_SLOTS, []))


def current_slots(context: Context) -> Slots:
    """The slots of the component being rendered around this place; a mistake in the template is a clear error."""
    stack = _stack(context)
    if not stack:
        raise template.TemplateSyntaxError("This tag belongs inside a block component.")
    return stack[-1]


class BlockComponentNode(Node):
    child_nodelists = ("nodelist",)

    def __init__(
        self,
        function: Callable[..., SafeString],
        nodelist: NodeList,
        args: list[FilterExpression],
        kwargs: dict[str, FilterExpression],
    ) -> None:
        self.function, self.nodelist, self.args, self.kwargs = function, nodelist, args, kwargs

    def render(self, context: Context) -> SafeString:
        stack = _stack(context)
        stack.append(Slots())
        try:
            content = mark_safe(self.nodelist.render(context).strip())  # noqa: S308  rendered by templates, which escape
        finally:
            slots = stack.pop()
        return self.function(
            context,
            content,
            slots,
            *(arg.resolve(context) for arg in self.args),
            **{name: value.resolve(context) for name, value in self.kwargs.items()},
        )


def block_component(function: Callable[..., SafeString]) -> Callable[..., SafeString]:
    """Register `{% name … %}…{% endname %}`. The function takes context, content, slots, then the tag's arguments."""
    name = function.__name__.rstrip("_")
    spec = getfullargspec(function)

    def compile_tag(parser: Parser, token: Token) -> BlockComponentNode:
        bits = token.split_contents()[1:]
        args, kwargs = parse_bits(  # type: ignore[call-arg]  # the stubs know an older signature
            parser, bits, spec.args[3:], spec.varargs, spec.varkw, spec.defaults,
            spec.kwonlyargs, spec.kwonlydefaults, False, name,  # type: ignore[arg-type]  # the same
        )  # fmt: skip
        nodelist = parser.parse((f"end{name}",))
        parser.delete_first_token()
        return BlockComponentNode(function, nodelist, args, kwargs)

    register.tag(name, compile_tag)
    return function


@register.simple_block_tag(takes_context=True)
def slot(context: Context, content: str, name: str) -> str:
    """Set its content aside for the surrounding component's place of that name."""
    current_slots(context).add(name, mark_safe(content.strip()))  # noqa: S308  rendered by templates, which escape
    return ""


def draw(name: str, /, **values: Any) -> SafeString:
    """Render `templates/components/<name>.html`."""
    return render_to_string(f"components/{name}.html", values)
