from collections.abc import Mapping

from tests.cast import Cast
from tests.web.practice import a_bruise


def examples(cast: Cast) -> Mapping[str, Mapping[str, object]]:
    record = a_bruise(cast)
    return {
        "registers:bruising": {},
        "registers:record_bruise": {},
        "registers:bruise": {"pk": record.pk},
        "registers:correct_bruise": {"pk": record.pk},
    }
