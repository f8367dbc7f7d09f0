"""File locations, and writing files whole. A folder is created on the first write to it."""

import errno
import os
import stat
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path

from kitchen_tui.model.named_tuple import NamedTuple

APP = "kitchen-tui"
HOME = "KITCHEN_TUI_HOME"
_IN_THE_WAY = frozenset((errno.EISDIR, errno.ENOENT, errno.EACCES, errno.EPERM, errno.ELOOP, errno.ENXIO))
"""Errors on opening a lock file that may not occur again once whatever is in its place is removed."""


class Paths(NamedTuple):
    """The files and folders of the program. It writes only to these, and never to `shipped`."""

    config_file: Path
    data: Path
    """The folder of the journal."""
    cache: Path
    """The folder of files that can be generated again, such as the sounds."""
    recipes: Path
    """The folder of the cook's own recipes."""
    shipped: Path
    """The recipes that came with the program."""

    @property
    def journal(self) -> Path:
        """The file of the journal."""
        return self.data / "journal.sqlite3"


def resolve_paths(environ: Mapping[str, str] = os.environ) -> Paths:
    """Return the paths: under $KITCHEN_TUI_HOME if it is set, otherwise in the platform's standard folders."""
    if home := environ.get(HOME):
        root = _absolute(home)
        return Paths(root / "config.toml", root / "data", root / "cache", root / "recipes", _shipped())
    data, config, cache = _freedesktop(environ) if sys.platform == "linux" else _platform()
    return Paths(config / "config.toml", data, cache, data / "recipes", _shipped())


def make_home_absolute(environ: MutableMapping[str, str] = os.environ) -> None:
    """Make $HOME and $KITCHEN_TUI_HOME absolute: the background ringer inherits them but runs in another folder."""
    for name in ("HOME", HOME):
        if home := environ.get(name):
            environ[name] = str(_absolute(home))


def expand_home(path: str) -> Path:
    """Return a path with a leading ~ or ~user expanded; an unknown user is left as it is, like in a shell."""
    return Path(os.path.expanduser(path))


def _absolute(path: str) -> Path:
    return expand_home(path).absolute()


def make_private(paths: Paths) -> None:
    """Remove the permissions of other users from the config file, the journal's folder and files, and the cache."""
    for path, mode in _modes(paths):
        if stat.S_ISLNK(mode) or not mode & 0o077:
            continue
        with suppress(OSError):  # it belongs to another user, or the file system has no permissions
            os.chmod(path, 0o700 if stat.S_ISDIR(mode) else 0o600)


def _modes(paths: Paths) -> Iterator[tuple[str, int]]:
    for path in (paths.config_file, paths.data, paths.cache):
        with suppress(OSError):
            yield str(path), os.lstat(path).st_mode
    with suppress(OSError), os.scandir(paths.data) as entries:
        for entry in entries:
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISREG(mode):
                yield entry.path, mode


def _freedesktop(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Return the data, config and cache folders of the XDG specification, without the slow import of platformdirs."""
    home = expand_home("~")
    if not home.is_absolute():
        raise FileNotFoundError(errno.ENOENT, "is not set; set it to your home folder, or set KITCHEN_TUI_HOME", "HOME")
    places = (("XDG_DATA_HOME", ".local/share"), ("XDG_CONFIG_HOME", ".config"), ("XDG_CACHE_HOME", ".cache"))
    return tuple(xdg_folder(variable, home / usual, environ) / APP for variable, usual in places)


def xdg_folder(variable: str, usual: Path, environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder that an XDG variable names; a relative one is ignored, as the specification says."""
    folder = environ.get(variable, "")
    return Path(folder) if folder.startswith("/") else usual


def _platform() -> tuple[Path, ...]:
    import platformdirs

    kinds = (platformdirs.user_data_dir, platformdirs.user_config_dir, platformdirs.user_cache_dir)
    return tuple(Path(folder(APP, appauthor=False)) for folder in kinds)


def open_lock_file(path: Path) -> int:
    """Return a descriptor of a file to lock. Anything in its place that cannot be opened is removed first.

    That can be a folder, a broken link, or a file that its owner has no permission for. Raises OSError.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
    try:
        return os.open(path, flags, 0o600)
    except OSError as error:
        if error.errno not in _IN_THE_WAY:
            raise
        with suppress(OSError):
            (os.rmdir if path.is_dir() and not path.is_symlink() else os.unlink)(path)
        return os.open(path, flags, 0o600)


def _shipped() -> Path:
    """Return the folder of the shipped recipes: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "recipe_data"
    return inside if inside.is_dir() else package.parent / "recipe_data"


def atomic_write(
    path: Path, text: str, *, overwrite: bool = True, follow_link: bool = True, durable: bool = True
) -> None:
    """Write `text` to `path` as UTF-8, creating its folder if needed.

    A temporary file is written and moved into place, so that a crash leaves either the old file or the new one;
    a `durable` file is on disk when this returns. Raises OSError: FileExistsError if the file exists and must not
    be overwritten, ELOOP if it is a symbolic link that must not be followed.
    """
    if not follow_link and path.is_symlink():
        raise OSError(errno.ELOOP, "it is a symbolic link, which is not followed", str(path))
    path = path.resolve()
    if not overwrite and path.exists():
        raise FileExistsError(errno.EEXIST, "it exists already", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
