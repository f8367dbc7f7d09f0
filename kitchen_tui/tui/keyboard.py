"""Keys that are at the same place on another keyboard layout, or the same letter with Caps Lock on."""

import unicodedata
from collections.abc import Mapping

_LAYOUTS = (
    ("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."),  # Russian
    ("іїєґў", "s]'\\o"),  # Ukrainian, Belarusian
    (";ςερτυθιοπασδφγηξκλζχψωβνμ", "qwertyuiopasdfghjklzxcvbnm"),  # Greek
    ("קראטוןםפשדגכעיחלךףזסבהנמצתץ", "ertyuiopasdfghjkl;zxcvbnm,."),  # Hebrew
    ("ضصثقفغعهخحجشسيبلاتنمكطئءؤرىةوزظ", "qwertyuiop[asdfghjkl;'zxcvnm,./"),  # Arabic
    ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm"),  # Korean
)
_PLACES: Mapping[str, str] = {
    char: key for layout, keys in _LAYOUTS for char, key in zip(layout, keys, strict=True) if char != key
}
_NAMES = {"[": "left_square_bracket", "]": "right_square_bracket", ";": "semicolon", "'": "apostrophe",
          ",": "comma", ".": "full_stop", "/": "slash", "\\": "backslash"}  # fmt: skip


def twin_keys(character: str | None) -> list[str]:
    """Return the keys that a character without a meaning may stand for, the most likely first."""
    if not character or len(character) != 1:
        return []
    small = unicodedata.normalize("NFKC", character).lower()
    candidates = [small, _PLACES.get(character, ""), _PLACES.get(character.lower(), "")]
    found = dict.fromkeys(_NAMES.get(key, key) for key in candidates if key and key != character)
    return list(found)
