from django import template

from heed.lessons import documents

register = template.Library()


@register.filter
def plain(text: str) -> str:
    """A passage without marks of emphasis and addresses of links, for a person to read."""
    return documents.plain(text)
