"""The few filters and tags pages need; every template has them without loading."""

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.utils.safestring import SafeString

register = template.Library()

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, ""),
    (forms.RadioSelect, ""),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.ClearableFileInput, "govuk-file-upload"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.widgets.Input, "govuk-input"),
)


@register.filter
def styled(field: BoundField) -> SafeString:
    """The field's widget with the design's class, and its error class where it has an error."""
    name = next((name for kind, name in CLASSES if isinstance(field.field.widget, kind)), "")
    given = field.field.widget.attrs.get("class", "")
    field.field.widget.attrs.pop("placeholder", None)  # gone as soon as somebody types, and too faint to read
    wrong = f"{name}--error" if name and field.errors and "checkbox" not in name else ""
    classes = [name, given, wrong]
    return field.as_widget(attrs={"class": " ".join(filter(None, classes))} if any(classes) else None)


@register.filter
def kind(field: BoundField) -> str:
    """How the field template lays a field out: checkbox, choices, hidden or plain."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "plain"


@register.filter
def first_id(field: BoundField) -> str:
    """Where the error summary sends the reader: a group of choices is reached by its first."""
    return f"{field.id_for_label or field.auto_id}" if kind(field) != "choices" else f"{field.auto_id}_0"


@register.filter
def says_optional(field: BoundField) -> bool:
    """Whether a label says that the field may stay empty: not in a form, such as a filter, where every field may."""
    return not field.field.required and any(other.field.required for other in field.form)


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: Any) -> str:
    """The query of this page with some values changed: keeps filters while leafing through pages."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def with_query_of(context: dict[str, Any], name: str, value: str) -> str:
    """The query of this page with the value of one filter changed, from its first page on."""
    return with_query(context, **{name: value, "page": "1"})
