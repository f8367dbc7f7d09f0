"""Recipe files from the disk as text, or a sentence about why not."""

from pathlib import Path

from kitchen_tui.recipes.limits import MOST_BYTES, MOST_LINES
from kitchen_tui.recipes.problems import Problem


class RecipeFileError(Exception):
    """The file cannot be read as text; `problem` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


def read_text(path: Path, most_bytes: int = MOST_BYTES) -> str:
    """Return the text of a recipe file (see `text_of`), reading at most `most_bytes` of it.

    Raises RecipeFileError if the file does not exist, is a folder, is not text, or is too large.
    """
    return text_of(_read(path, most_bytes + 1), most_bytes)


def read_bytes(path: Path, most_bytes: int) -> bytes:
    """The bytes of a file of at most `most_bytes`, for those who find out its encoding. Raises RecipeFileError."""
    data = _read(path, most_bytes + 1)
    _no_larger(data, most_bytes)
    return data


def text_of(data: bytes, most_bytes: int = MOST_BYTES) -> str:
    """Decode the bytes of a file as UTF-8, without a byte-order mark and with newlines as line ends.

    Raises RecipeFileError if they are not text, or more than `most_bytes` or 20,000 lines.
    """
    _no_larger(data, most_bytes)
    if b"\0" in data:
        raise _error("This is not a text file.", "A recipe is a text file in UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise RecipeFileError(
            Problem("This byte is not UTF-8.", line, column, "Save the file as UTF-8 and try again.")
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES:
        raise _error(f"The file has more than {MOST_LINES:,} lines; no recipe is as long.", "Cut the recipe out of it.")
    return text


def _no_larger(data: bytes, most_bytes: int) -> None:
    if len(data) > most_bytes:
        raise _error(
            f"The file is larger than {most_bytes // 1_000_000} MB; no recipe is as long.", "Cut the recipe out of it."
        )


def _read(path: Path, most: int) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise _error("This is a folder or a device, not a recipe file.", "Name a file in it.")
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        raise _error("There is no such file.", "kitchen-tui list shows the recipes there are.") from None
    except PermissionError:
        raise _error("The file may not be read.", "Its permissions forbid it.") from None
    except (OSError, ValueError) as error:
        raise _error(
            f"The file cannot be read: {getattr(error, 'strerror', None) or error}.", "Is the path right?"
        ) from None


def _error(text: str, hint: str = "") -> RecipeFileError:
    return RecipeFileError(Problem(text, hint=hint))
