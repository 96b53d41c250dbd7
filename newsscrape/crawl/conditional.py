"""Conditional requests (RFC 9110, 13): asking for an answer only where it would be another than the last."""

from __future__ import annotations

from scrapy.http import Response

from newsscrape.model.visit import Validators


def conditions(validators: Validators) -> dict[str, str]:
    """Give the header fields that ask so; none where the last answer gave nothing to ask with."""
    fields = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in fields.items() if value}


def validators_of(response: Response) -> Validators:
    """Give what an answer can be asked again with."""
    return Validators(etag=_field(response, "ETag"), last_modified=_field(response, "Last-Modified"))


def _field(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1").strip() or None if value else None
