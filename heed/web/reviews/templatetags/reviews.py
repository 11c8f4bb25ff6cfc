from typing import Any

from django import template

from heed.web.partnership.roles import Permission
from heed.web.reviews.models import Review
from heed.web.reviews.two_views import View
from heed.web.reviews.without_label import number_covered

register = template.Library()


@register.inclusion_tag("reviews/covered.html", takes_context=True)
def names_covered(context: dict[str, Any], review: Review, view: View) -> dict[str, Any]:
    """What is said of names without a label where labels show, with the way to them for whoever may label them."""
    member = context["request"].member
    may_say = member.may(Permission.SEE_NAMED) and member.may(Permission.WRITE_REVIEW)
    return {"review": review, "covered": number_covered(review, view), "may_say": may_say}
