"""Which fields could tell who somebody is: read from each table's `IDENTIFYING`."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field, Model


def tables_of_heed() -> list[type[Model]]:
    """Every table that a web room keeps."""
    return [model for model in apps.get_models() if model.__module__.startswith("heed.web.")]


def undeclared_fields() -> list[str]:
    """Fields no declaration names, and declarations that name no field, as sentences; empty when all is declared."""
    return [problem for model in tables_of_heed() for problem in _problems(model)]


def _problems(model: type[Model]) -> Iterator[str]:
    declared = getattr(model, "IDENTIFYING", {})
    fields = {field.name for field in model._meta.local_fields if not _only_a_key(field)}
    fields |= {field.name for field in model._meta.local_many_to_many}
    for name in sorted(fields - set(declared)):
        yield f"{model.__name__}.{name} is not declared identifying or not: add it to {model.__name__}.IDENTIFYING."
    for name in sorted(set(declared) - {field.name for field in model._meta.get_fields()}):
        yield f"{model.__name__}.IDENTIFYING names '{name}', which is not a field."


def _only_a_key(field: Field) -> bool:  # type: ignore[type-arg]
    return bool(field.primary_key and field.name == "id")


def identifying_fields(model: type[Model]) -> list[str]:
    """The names of the fields of a table that could tell who somebody is."""
    return [name for name, identifying in getattr(model, "IDENTIFYING", {}).items() if identifying]
