"""What `gen init --ci` writes once: licence, policies, workflows and tests of a package.

All of it is the user's from then on. A build knows nothing of it but that `pyproject.toml` may
be the user's, and says which lines are missing there.
"""

from sdkwright.release.new_files import Written, write_new
from sdkwright.release.project import missing_lines, released_version
from sdkwright.release.release_files import NewFile, release_files
from sdkwright.release.repository import Repository, RepositoryError, repository

__all__ = [
    "NewFile",
    "Repository",
    "RepositoryError",
    "Written",
    "missing_lines",
    "release_files",
    "released_version",
    "repository",
    "write_new",
]
