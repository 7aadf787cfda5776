"""Files of another revision, read from git's objects: nothing is checked out or run.

Only plumbing commands are used, which start no hook, filter or text converter. What a
revision holds is untrusted input like any document.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from sdkwright.frozen import dataclass

# Seconds that one command may take, and bytes that one file may have.
_PATIENCE: Final = 60
_MAX_BYTES: Final = 64 * 1024 * 1024


class GitError(Exception):
    """A revision or a repository is not to be had; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A commit of a repository.

    Attributes:
        root: The top folder of the work tree.
        commit: The commit's full name.
    """

    root: Path
    commit: str

    def read(self, path: Path) -> bytes | None:
        """Return a file as it was; None where there was none.

        Raises:
            GitError: It is larger than any document.
        """
        try:
            inside = path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return None
        name = f"{self.commit}:{inside}"
        size = _git(self.root, "cat-file", "-s", name)
        if size is None:
            return None
        if int(size) > _MAX_BYTES:
            raise GitError(f"{inside} is larger than {_MAX_BYTES:,} bytes")
        return _git(self.root, "cat-file", "blob", name)


def revision(name: str, folder: Path) -> Revision:
    """Return the commit that a name stands for in the repository around a folder.

    Args:
        name: A branch, a tag, or whatever else git takes for a commit.
        folder: A folder inside of the work tree.

    Raises:
        GitError: There is no repository, or it does not know the name.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise GitError(f"{name!r} is no file or folder, and there is no git repository")
    root = Path(top.decode().rstrip("\n")).resolve()
    wanted = f"{name}^{{commit}}"
    commit = None
    if name and not name.startswith("-") and "\0" not in name:
        verify = ("rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
        commit = _git(root, *verify)
    if commit is None:
        raise GitError(f"{name!r} is no file or folder, and git knows no such revision")
    return Revision(root=root, commit=commit.decode().strip())


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Run git; None where it reports a failure.

    Raises:
        GitError: Git is not installed, or does not come to an end.
    """
    try:
        # No shell; git is what PATH calls so, and only its plumbing is asked.
        done = subprocess.run(  # noqa: S603 - as above
            ("git", "--no-pager", *arguments),  # noqa: S607 - as above
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (FileNotFoundError, NotADirectoryError):
        raise GitError("git is not installed, or the folder is gone") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"git took more than {_PATIENCE} seconds") from None
    return done.stdout if done.returncode == 0 else None
