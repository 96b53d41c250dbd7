"""Tell which language the text is in."""

from __future__ import annotations

from collections.abc import Sequence

from turbohtml.detect import detect_language

from newsscrape.model.block import LabelledBlock
from newsscrape.model.document import Document
from newsscrape.model.label import Label
from newsscrape.model.site import Site

_SAMPLE = 800
_MIN_SAMPLE = 200
# ISO 639-3, as the detector says it, to the ISO 639-1 codes that BCP 47 prefers (RFC 5646, section 2.2.1).
_SHORT_CODES = {
    "deu": "de", "eng": "en", "fra": "fr", "spa": "es", "ita": "it", "pol": "pl", "por": "pt", "nld": "nl", "rus": "ru",
    "tur": "tr", "ara": "ar", "arb": "ar", "jpn": "ja", "zho": "zh", "cmn": "zh", "swe": "sv", "dan": "da", "nob": "no",
    "nno": "no", "fin": "fi", "ces": "cs", "slk": "sk", "slv": "sl", "hrv": "hr", "srp": "sr", "hun": "hu", "ron": "ro",
    "bul": "bg", "ukr": "uk", "ell": "el", "kor": "ko", "heb": "he", "vie": "vi", "tha": "th", "ind": "id", "cat": "ca",
    "pes": "fa", "fas": "fa", "hin": "hi", "lit": "lt", "lav": "lv", "est": "et", "sqi": "sq", "mkd": "mk",
}  # fmt: skip


# Neighbours that a trigram model takes for each other; the declaration is believed between them.
_ALIKE = (
    frozenset(("no", "nb", "nn", "da", "sv")),
    frozenset(("hr", "sr", "bs", "sl")),
    frozenset(("es", "ca", "gl", "pt")),
    frozenset(("cs", "sk")),
    frozenset(("ru", "uk", "bg", "mk", "be")),
    frozenset(("id", "ms")),
)


def language_of(document: Document, site: Site | None, blocks: Sequence[LabelledBlock]) -> str | None:
    """Give the language of the text as a BCP 47 primary tag.

    What the text itself shows wins over the page's declaration and the profile, but not over a close neighbour; None
    when nothing is declared and there is too little text to tell.
    """
    declared = _primary(document.declared_language) or _primary(site.language if site is not None else None)
    detected = _detected(blocks)
    if not detected or any(declared in alike and detected in alike for alike in _ALIKE):
        return declared or detected or None
    return detected


def _primary(tag: str | None) -> str:
    return (tag or "").replace("_", "-").partition("-")[0].strip().lower()


def _detected(blocks: Sequence[LabelledBlock]) -> str:
    sample = ""
    for labelled in blocks:
        if labelled.label in (Label.BODY, Label.LEAD):
            sample += labelled.block.text[:_SAMPLE] + " "
            if len(sample) > _SAMPLE:
                break
    if len(sample) < _MIN_SAMPLE:
        return ""
    return _SHORT_CODES.get(detect_language(sample).language or "", "")
