"""What an event, and the case around it, must be like for a safeguard to look at it."""

from __future__ import annotations

from dataclasses import dataclass

from heed.safeguards.answers import one_of

SAME_AGENCY = "same agency"
ANOTHER_AGENCY = "another agency"
TESTS = ("said", "is", "is not", "includes", "under", "at least", "recorded")


@dataclass(frozen=True)
class Test:
    """A test of one attribute of an event: `attribute` `test` one of `values`."""

    # Named as the language names it; pytest looks for classes of this name.
    __test__ = False

    attribute: str
    test: str
    values: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        one_of("test", self.test, TESTS)


@dataclass(frozen=True)
class OfChild:
    """What must be so of the child at the moment: ages in completed months, `under` exclusive."""

    mobile: bool | None = None
    unborn: bool | None = None
    under: int | None = None
    at_least: int | None = None


@dataclass(frozen=True)
class Earlier:
    """Something that must stand on the record before the trigger.

    within: the parameter of how long before (empty: ever). since: it came after the latest of these kinds.
    """

    condition: Condition
    within: str = ""
    since: tuple[str, ...] = ()


@dataclass(frozen=True)
class Condition:
    """What an event, and the case around it, must be like. What is left empty is not asked.

    kinds: nodes of the vocabulary, any of them. where: tests of its attributes, all of them.
    by: agencies, any of them, or SAME_AGENCY or ANOTHER_AGENCY than the trigger's.
    states: any of these must hold. not_states: none of these may. earlier: all of these. either: one of these
    must be so as well.
    called: a noun phrase for sentences.
    """

    kinds: tuple[str, ...] = ()
    where: tuple[Test, ...] = ()
    by: tuple[str, ...] = ()
    child: OfChild | None = None
    states: tuple[str, ...] = ()
    not_states: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    either: tuple[Condition, ...] = ()
    called: str = ""

    def all_kinds(self) -> frozenset[str]:
        """Every kind this condition, or one within it, speaks of."""
        return frozenset(self.kinds).union(*(condition.all_kinds() for condition in self._inner()))

    def parameters(self) -> tuple[str, ...]:
        """Every parameter this condition, or one within it, looks up."""
        own = [earlier.within for earlier in self.earlier if earlier.within]
        return (*own, *(name for condition in self._inner() for name in condition.parameters()))

    def _inner(self) -> tuple[Condition, ...]:
        return (*self.either, *(earlier.condition for earlier in self.earlier))
