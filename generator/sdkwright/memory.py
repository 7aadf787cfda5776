"""What a watch keeps from one build to the next: documents, models, and what was decided.

After an edit of words only the words are read again; all that was decided holds, as it is
known whose words decided about something. After any other edit everything of that API is
decided anew.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sdkwright.diagnostics import Report
from sdkwright.emit.compare import refresh
from sdkwright.frozen import replace
from sdkwright.ir import KeptMemo
from sdkwright.read.documents import Documents
from sdkwright.read.openapi import Descriptions
from sdkwright.read.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from sdkwright.config import Config
    from sdkwright.emit.build import Recipe
    from sdkwright.emit.compare import Stamps
    from sdkwright.emit.lock import Names
    from sdkwright.emit.render import Renderer
    from sdkwright.python.decide import Decided
    from sdkwright.read.reading import Edit
    from sdkwright.up_to_date import Texts


# So many texts that are not as they were when something was written are found at once.
_FEW: Final = 4


@dataclass(slots=True, kw_only=True)
class _KeptApi:
    """One API of a build that came to its end.

    Attributes:
        names: The names that the next build has to begin with, of this API.
        decided: What was decided of it.
        reading: Its documents.
        report: What was found until everything was decided.
    """

    names: Names
    decided: Decided
    reading: Reading
    report: Report


@dataclass(slots=True, kw_only=True)
class _Kept:
    """A build that came to its end.

    Attributes:
        asked: The configuration, as text.
        apis: Its APIs, by name, but for those that cannot be read again in part.
    """

    asked: str
    apis: dict[str, _KeptApi]


@dataclass(slots=True, kw_only=True)
class _Saved:
    """What a memory is for another process."""

    kept: _Kept | None
    memos: dict[str, KeptMemo]


@dataclass(slots=True)
class Memory:
    """The last build, as long as another one can begin where it ended.

    Attributes:
        stamps: The digests of the files on disk; None where no build after this one asks.
        memos: What was made of each API.
        is_old: Whether it came from another process, and all of that holds.
    """

    stamps: Stamps | None = field(
        default_factory=dict[str, "tuple[tuple[int, int, int, int], str]"]
    )
    memos: dict[str, KeptMemo] = field(default_factory=dict[str, KeptMemo])
    is_old: bool = False
    _renderer: Renderer | None = None
    _kept: _Kept | None = None
    _descriptions: dict[str, Descriptions] = field(
        default_factory=dict[str, "Descriptions"]
    )

    @property
    def is_full(self) -> bool:
        """Whether there is a build at all to begin with."""
        return self._kept is not None and bool(self._kept.apis)

    def knows(self, config: Config, names: Names) -> bool:
        """Whether a build with a configuration and names can begin where one ended."""
        kept = self._kept
        return (
            kept is not None
            and kept.asked == repr(config)
            and all(
                each.name in kept.apis
                and kept.apis[each.name].names == _own(names, each.name, config)
                for each in config.apis
            )
        )

    def saved(self) -> object:
        """Return all that another process needs to begin where this build ended."""
        kept = self._kept
        for each in kept.apis.values() if kept else ():
            each.reading.documents.close()
        return _Saved(kept=kept, memos=self.memos)

    def restore(self, saved: object) -> None:
        """Begin where a build of another process ended, if that is what was saved."""
        if not isinstance(saved, _Saved) or saved.kept is None:
            return
        kept = saved.kept
        for each in kept.apis.values():
            each.reading.descriptions.renumber()
        for memo in saved.memos.values():
            memo.renumber()
        self._kept, self.memos, self.is_old = kept, saved.memos, True

    @contextmanager
    def reading(self, api: str) -> Generator[None]:
        """Note who holds which text of an API that is read meanwhile."""
        self._descriptions[api] = Descriptions()
        audience = self._descriptions[api].audience
        audience.memo = self.memos[api] = KeptMemo(audience)
        with self._descriptions[api].noting():
            yield

    def recipe(self, made_with: Recipe) -> Recipe:
        """Return what a build is made with, with templates that are compiled already."""
        self._renderer = self._renderer or made_with.renderer
        return replace(made_with, renderer=self._renderer)

    def written(self, folder: Path, names: Names, config: Config) -> None:
        """Take note that a build has come to its end.

        Args:
            folder: The output folder.
            names: The names in its lock. A build that began with none has decided all as
                the next one, which begins with these, would decide it.
            config: What was built.
        """
        if self.stamps is not None:
            refresh(folder, self.stamps)
        for name, each in self._kept.apis.items() if self._kept else ():
            each.names = each.names or _own(names, name, config)

    def keep(
        self,
        config: Config,
        names: Names,
        decided: Sequence[Decided],
        reports: Mapping[str, Report],
    ) -> None:
        """Keep a build of which everything is decided."""
        before = self._kept.apis if self._kept is not None else {}
        self._kept, self.is_old = _Kept(asked=repr(config), apis={}), False
        for each in decided:
            name = each.asked.name
            if name in self._descriptions:
                found = self._kept_api(each, _own(names, name, config), reports[name])
            else:
                found = before.get(name)  # of which only words were read again
            if found is not None:
                self._kept.apis[name] = found

    def _kept_api(
        self, decided: Decided, names: Names, report: Report
    ) -> _KeptApi | None:
        """Return what is kept of an API; None where it has to be read anew each time."""
        descriptions = self._descriptions.pop(decided.asked.name)
        descriptions.audience.listening = False
        documents = report.finder
        # What is found while a text is parsed has its place in that very text.
        placed = any(found.position for found in report)
        if placed or not isinstance(documents, Documents):
            return None
        reading = Reading(
            source=decided.asked.source,
            documents=documents,
            descriptions=descriptions,
        )
        said = Report()
        said.repeat(report)
        return _KeptApi(names=names, decided=decided, reading=reading, report=said)

    def recalled(
        self,
        config: Config,
        names: Names,
        texts: Texts,
        reports: Mapping[str, Report],
    ) -> dict[str, Decided]:
        """Return what was decided of APIs, amended; those that are not there are to be read.

        Args:
            config: What is asked for.
            names: The names that the lock has.
            texts: Receives the documents, by API and name.
            reports: Receive what there is to say, by API.
        """
        kept = self._kept
        if kept is None or kept.asked != repr(config):
            return {}
        edits: dict[str, Edit] = {}
        for name, each in kept.apis.items():
            if each.names == _own(names, name, config):
                edit = each.reading.edit(thorough=not self.is_old)
                if edit is not None:
                    edits[name] = edit
        changed = sum(len(each.moved) for each in edits.values())
        self.is_old = self.is_old and changed <= _FEW
        for name, edit in edits.items():
            reading = kept.apis[name].reading
            reading.apply(edit)
            texts[name] = reading.documents.texts()
            reports[name].repeat(kept.apis[name].report)
        return {name: kept.apis[name].decided for name in edits}


def _own(names: Names, api: str, config: Config) -> Names:
    """Return the names that decide about one API, by scope."""
    if config.flat:
        return names
    return {
        scope: each
        for scope, each in names.items()
        if scope.startswith(f"{api}/") or "/" not in scope
    }
