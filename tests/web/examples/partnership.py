from collections.abc import Mapping

from tests.cast import Cast


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    return {
        "partnership:home": {},
        "partnership:still_here": {},
        "partnership:account": {},
        "partnership:members": {},
        "partnership:add_member": {},
        "partnership:member": {"pk": cast.ngozi.pk},
        "partnership:end_membership": {"pk": cast.ngozi.pk},
        "partnership:front_door": {},
        "partnership:trail": {},
    }
