"""Regular expressions that are compiled when they are first used, so that importing a module stays fast."""

import re
from functools import cached_property
from typing import AnyStr, Generic, cast


class LazyRegex(Generic[AnyStr]):
    """A regular expression that is compiled when it is first used; see `lazy_regex`."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[AnyStr]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> object:
        """Return an attribute of the compiled expression, and keep it as an attribute of this object."""
        value: object = getattr(self.compiled, name)
        setattr(self, name, value)
        return value


def lazy_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a stand-in for what `re.compile` returns, which is compiled when it is first used.

    For the regular expressions of modules: compiling all of them takes longer than reading a recipe, which needs less
    than half of them. A set with characters beyond "ÿ" takes as long to compile as a hundred letters if it has more
    than two runs of consecutive characters: write `"|″|in` instead of `["″]|in`, but `[½¼]` and `[-–—]`.
    """
    return cast("re.Pattern[AnyStr]", LazyRegex(pattern, flags))
