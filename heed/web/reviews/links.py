"""Entries that tell one happening: linked by a person's decision, or said by their record to be rival accounts.

    links = links_of(review.case)
    if link := links.of(pk):  # the record that stands now
        link.pks  # it and the others, the earliest entered first
        link.disputed  # whether the accounts do not agree

Counts of entries count accounts; a count of happenings is `links.happenings(pks)`, and says so where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from heed.web.casebook.chains import Chains, chains_of
from heed.web.casebook.models import Case, EventRecord
from heed.web.reviews.models import LinkDecision

Pair = tuple[int, int]


@dataclass(frozen=True)
class Link:
    """Entries that tell one happening, by the records that stand now. key: the smallest first record among them."""

    key: int
    pks: tuple[int, ...]
    disputed: bool = False


@dataclass(frozen=True)
class Links:
    """The links of one case. by_pk: the link of each record that is in one; one that is in none is not there."""

    by_pk: Mapping[int, Link] = field(default_factory=dict)

    def of(self, pk: int) -> Link | None:
        return self.by_pk.get(pk)

    def all(self) -> tuple[Link, ...]:
        """Each link once."""
        return tuple({link.key: link for link in self.by_pk.values()}.values())

    def happenings(self, pks: Iterable[int]) -> int:
        """How many happenings these entries tell: linked accounts are one."""
        return len({("link", link.key) if (link := self.of(pk)) else ("entry", pk) for pk in pks})


def links_of(case: Case) -> Links:
    """Which entries tell one happening. Entries taken back are in no link; a link of one entry alone is none."""
    decided = decisions_in_force(case)
    told_as_rivals = _rivals(case)
    if not decided and not told_as_rivals:
        return Links()
    chains = chains_of(case)
    joined = Groups()
    for pair, decision in decided.items():
        if decision.decision in (LinkDecision.SAME, LinkDecision.RIVAL):
            joined.join(*pair, disputed=decision.decision == LinkDecision.RIVAL)
    for pks in told_as_rivals:
        for pk in pks[1:]:
            joined.join(chains.first(pks[0]), chains.first(pk), disputed=True)
    return Links({pk: link for link in _links(joined, chains) for pk in link.pks})


def decisions_in_force(case: Case) -> dict[Pair, LinkDecision]:
    """The latest decision about each pair of entries, by their first records; what was undone is left out."""
    latest = {decision.pair: decision for decision in LinkDecision.objects.filter(review__case=case)}
    return {pair: one for pair, one in latest.items() if one.decision != LinkDecision.UNDONE}


def decided_pairs(case: Case) -> frozenset[frozenset[int]]:
    """The pairs of which somebody has said what they are, by the records that stand now."""
    decided = decisions_in_force(case)
    if not decided:
        return frozenset()
    chains = chains_of(case)
    return frozenset(frozenset(map(chains.latest, pair)) for pair in decided)


def _rivals(case: Case) -> list[list[int]]:
    """Entries that carry one name under `rival`: their own file says that they are accounts of one happening."""
    told: dict[str, list[int]] = {}
    current = EventRecord.objects.filter(case=case, attrs__has_key="rival").current()
    for pk, name in current.order_by("pk").values_list("pk", "attrs__rival"):
        told.setdefault(name, []).append(pk)
    return [pks for name, pks in told.items() if name and len(pks) > 1]


def _links(joined: Groups, chains: Chains) -> Iterable[Link]:
    for key, firsts, disputed in joined.all():
        pks = tuple(chains.currents(sorted(firsts)))
        if len(pks) > 1:
            yield Link(key, pks, disputed)


class Groups:
    """Entries joined pair by pair: who is joined to whom, through however many others."""

    def __init__(self) -> None:
        self._of: dict[int, set[int]] = {}
        self._disputed: set[int] = set()

    def join(self, first: int, second: int, *, disputed: bool = False) -> None:
        group = self._of.setdefault(first, {first}) | self._of.setdefault(second, {second})
        self._of |= dict.fromkeys(group, group)
        if disputed:
            self._disputed |= {first, second}

    def together(self, first: int, second: int) -> bool:
        return second in self._of.get(first, ())

    def all(self) -> list[tuple[int, set[int], bool]]:
        """Each group once: its smallest member, its members, whether any of them are disputed."""
        groups = {min(group): group for group in self._of.values()}
        return [(key, group, bool(group & self._disputed)) for key, group in sorted(groups.items())]
