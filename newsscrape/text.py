"""str → str: the few text operations every room shares."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

KEY_DIGITS = 12
"""Hexadecimal digits of a key."""

_WORD = re.compile(r"\w+")
_INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
# Scripts without spaces between words: each character counts as a word (Han, kana, Thai, Lao, Khmer, Burmese).
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")

# What moves the cursor, colours, breaks lines or turns the direction of what follows, and halves of characters.
_UNSHOWN = re.compile(r"[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_HALF = re.compile(r"[\ud800-\udfff]")

_FIRST_UNSPACED = "\u0e00"
# In UTF-8 what is ASCII is told apart by single bytes, and bytes are gone through much faster than characters. That
# pays from a certain length on, and where only few characters are beyond ASCII.
_UTF8 = ("utf-8", "surrogatepass")
_SHORT = 60
_MANY_SIGNS = 100
_ASCII = bytes(range(128))
_NO_LETTERS = bytes(byte for byte in _ASCII if not (chr(byte).isalnum() or chr(byte) == "_"))
_BLANKED = bytes(ord(" ") if byte in _NO_LETTERS else byte for byte in range(256))
_SPACED = bytes(ord(" ") if byte in _NO_LETTERS else ord("a") for byte in range(256))


def squash(text: str) -> str:
    """Give the text with each run of white space as one space, none at the ends, and without invisible characters."""
    return one_line(visible(text))


def one_line(text: str) -> str:
    """Give the text with each run of white space as one space, and none at the ends."""
    text = text.strip()
    # Of white space only the space counts as printable; most texts need nothing else.
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def visible(text: str) -> str:
    """Give the text without invisible characters: soft hyphen, zero width space, word joiner, byte order mark."""
    if not text.isascii():
        for sign in _INVISIBLE:
            if sign in text:
                text = text.replace(sign, "")
    return text


def shown(text: str) -> str:
    """Give a text in one line that any terminal may show: controls, line breaks and overrides as their escapes."""
    return text if text.isprintable() else _UNSHOWN.sub(_escaped, text)


def shown_lines(text: str) -> str:
    """Give a text of several lines that any screen may show: `shown`, but for the ends of its lines."""
    return text if text.isprintable() else "\n".join(map(shown, text.split("\n")))


def _escaped(sign: re.Match[str]) -> str:
    return ascii(sign[0])[1:-1]


def encodable(text: str) -> str:
    """Give a text that has a form in UTF-8: a lone half of a character, as JSON can name one, becomes U+FFFD."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def fold(text: str) -> str:
    """Give the text squashed, case folded and in Unicode's compatibility form, for comparing only."""
    if text.isascii():
        return " ".join(text.split()).lower()
    return squash(unicodedata.normalize("NFKC", text)).casefold()


def lowered(text: str) -> str:
    """Give a text in lower case with as many characters, so that places in it are places in the text.

    One character alone has a lower case of another length: the Turkish capital I with its dot (Unicode, SpecialCasing).
    """
    return text.replace("\u0130", "i").lower()


def letters(text: str) -> str:
    """Give only the letters and digits of the folded text, for comparing headlines whatever their punctuation."""
    if text.isascii():
        return text.encode().translate(None, _NO_LETTERS).decode().lower()
    folded = unicodedata.normalize("NFKC", text).casefold()
    if len(folded) < _SHORT:
        return "".join(_WORD.findall(folded))
    written = folded.encode(*_UTF8).translate(None, _NO_LETTERS)
    signs = _signs_of(written)
    if len(signs) > _MANY_SIGNS:
        return "".join(_WORD.findall(folded))
    return _replaced(written, signs, b"").decode(*_UTF8)


def key_of(text: str) -> str:
    """Give the key of a block's text: the first digits of the SHA-256 of its letters, case and punctuation left out."""
    return hashlib.sha256(letters(text).encode()).hexdigest()[:KEY_DIGITS]


def signs_of(text: str) -> set[str]:
    """Give the different characters beyond ASCII."""
    return _signs_of(text.encode(*_UTF8))


def words(text: str) -> list[str]:
    """Give the words of the text, lower case: runs of Unicode letters, digits and underscores."""
    return _WORD.findall(text.lower())


def folded_words(text: str) -> list[str]:
    """Give the words of the folded text, for comparing only; in scripts without spaces every character is one."""
    folded = fold(text)
    if has_unspaced((folded,)):
        return _WORD.findall(_UNSPACED.sub(r" \g<0> ", folded))
    written = folded.encode(*_UTF8)
    signs = _signs_of(written)
    if len(signs) > _MANY_SIGNS:
        return _WORD.findall(folded)
    return _replaced(written, signs, b" ").translate(_BLANKED).decode(*_UTF8).split()


def has_unspaced(texts: Iterable[str]) -> bool:
    """Tell whether any of the texts is in a script without spaces between words."""
    return any(not text.isascii() and _UNSPACED.search(text) for text in texts)


def count_words(text: str) -> int:
    """Count the words; in scripts without spaces every character counts as one."""
    if text.isascii():
        spaced = text.encode().translate(_SPACED)
    elif len(text) < _SHORT:
        return _count_unspaced(text)
    else:
        written = text.encode(*_UTF8)
        signs = _signs_of(written)
        if len(signs) > _MANY_SIGNS or any(sign >= _FIRST_UNSPACED and _UNSPACED.match(sign) for sign in signs):
            return _count_unspaced(text)
        spaced = _replaced(written, signs, b" ").translate(_SPACED)
    return spaced.count(b" a") + spaced.startswith(b"a")


def _count_unspaced(text: str) -> int:
    unspaced = len(_UNSPACED.findall(text))
    return unspaced + len(_WORD.findall(_UNSPACED.sub(" ", text)))


def _signs_of(written: bytes) -> set[str]:
    return set(written.translate(None, _ASCII).decode(*_UTF8))


def _replaced(written: bytes, signs: set[str], by: bytes) -> bytes:
    """Replace those of the characters that are neither letters nor digits."""
    for sign in signs:
        if not sign.isalnum():
            written = written.replace(sign.encode(*_UTF8), by)
    return written
