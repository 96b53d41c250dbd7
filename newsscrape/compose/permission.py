"""Whether a page's own requests forbid its record, where the site's profile has them obeyed."""

from __future__ import annotations

from newsscrape.errors import NotAnArticle
from newsscrape.model.directive import Directive
from newsscrape.model.document import LabelledPage
from newsscrape.model.reject import Reason
from newsscrape.model.site import Obey

_OBEYED = (
    (Obey.NOINDEX, Directive.NOINDEX, Reason.NOINDEX, "the page asks not to be indexed"),
    (Obey.TDM_RESERVATION, Directive.TDM_RESERVED, Reason.TDM_RESERVED, "rights for text and data mining are reserved"),
)


def require_permission(page: LabelledPage) -> None:
    """Return when a record may be made of a page; raise `NotAnArticle` with the reason when its profile says no."""
    obeyed = page.site.obey if page.site else ()
    for obey, directive, reason, words in _OBEYED:
        if obey in obeyed and directive in page.document.warnings:
            raise NotAnArticle(reason, f"{words}, and the site's profile has it obeyed")
