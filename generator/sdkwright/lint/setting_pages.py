"""What builds say of settings and of the package on disk, in blocks as the other pages."""

from __future__ import annotations

from typing import Final

SETTINGS: Final = """
build-interrupted warning
what: what a build has left that did not end
why: The last whole package is still in place.
fix: Nothing; the next build clears it up.

config-syntax error
what: a configuration that is not TOML
why: It cannot be read.
fix: Correct it at the line and column of the message.

config-unreadable error
what: a configuration that is not there, or may not be read
why: Nothing is known of what to build.
fix: Correct the path; `gen init` writes a first one.

config-unusable warning
what: a licence or an address in the configuration that package indexes refuse
why: The package could not be built or published with it; the message says what it has instead.
fix: Write an SPDX expression, or an http or https URL.

config-value error
what: a key or a value that the configuration does not have
why: Nothing is built, as it would not be what was asked for.
fix: See CONFIGURATION.md, or `gen config --reference`.

configuration-matches-nothing warning
what: a setting about something that the document does not have
why: It changes nothing.
fix: Correct the name or remove the setting.

custom-class error
what: a class in `custom/` that cannot take the place of a generated one
why: Nothing is built: it derives from something else, or from what the API has lost.
fix: Derive it from the generated class that the message names, or rename it.

custom-unreadable error
what: a file of your own in `custom/` that cannot be read as Python
why: It is not known which classes it replaces.
fix: Correct the file.

extension-member-unknown warning
what: a member that one of our extensions does not have
why: It is ignored.
fix: Correct its name; CONFIGURATION.md has all of them.

extension-not-read note
what: an extension of another tool that is not read here
why: What it says changes nothing.
fix: Say the same in the configuration, where it matters.

extension-unknown warning
what: an extension that begins like ours and is none
why: It is ignored.
fix: Correct its name; CONFIGURATION.md has all of them.

extension-value warning
what: a value that says nothing as that of one of our extensions
why: It is ignored; with `strict = true` it is an error.
fix: Correct it; CONFIGURATION.md says what each may be.

file-conflict warning
what: a generated file with the markers of a merge
why: It is written anew.
fix: Nothing; run `gen build` after each merge.

file-edited warning
what: a generated file that was edited by hand
why: It stays as it is, and lacks what is new.
fix: Move your code to `custom/`, put the file under `keep`, or overwrite it with `--force`.

file-overwritten warning
what: an edited file that `--force` has written anew
why: The edit is gone from the package.
fix: Take it out of your version control, where it is needed.

ignore-unknown warning
what: a code under `ignore` that is none
why: It ignores nothing.
fix: Correct the code.

ignore-unused note
what: a code under `ignore` for which nothing was found
why: It ignores nothing any more.
fix: Remove it.

init-exists error
what: a configuration that is there already
why: It is left as it is.
fix: Edit it, or name another folder with `--out`.

init-license warning
what: no licence in the configuration, or one whose text is not known here
why: No LICENSE is written.
fix: Set `license`, such as "MIT", or write the file yourself.

init-place error
what: a repository whose files cannot be written as asked
why: Nothing is written.
fix: Move or rename what the message names, or do without.

init-write error
what: a file that could not be written
why: Something is missing of what was to be made.
fix: Look at its folder's rights.

lock-damaged warning
what: a gen.lock that is cut, empty, or not what a build wrote
why: Names that it held are settled anew, so that they may change for who uses the package.
fix: Restore it from version control, and build again.

name-matches-nothing warning
what: a name in the configuration for an operation that is not there
why: It names nothing.
fix: Use the operation's id, its pointer, or `GET /path`.

name-not-free warning
what: a name of a method, argument or class that Python, the package or another one has
why: Another one is used, which the message tells.
fix: Choose another name.

name-was warning
what: an earlier name under `was` that is taken, or is gone with this version
why: Programs that use it have to change.
fix: Remove it from `was`, or give what has the name now another one.

not-carried warning
what: a setting of another generator that has no counterpart here
why: The package differs there from the old one.
fix: See the line of the message; `gen parity` shows what users notice.

nothing-selected warning
what: `include` and `exclude` that leave no operation
why: The package has no methods.
fix: Correct the patterns.

operations-not-selected note
what: operations that `include` and `exclude` leave out
why: They have no methods.
fix: Nothing, where that is meant.

overlay-conflict error
what: an action of an overlay that cannot be done to its target
why: Nothing is built, as the document would not be what was asked for.
fix: Correct the action that the message names.

overlay-invalid error
what: a file that is no OpenAPI Overlay
why: It cannot be applied.
fix: Correct what the message names: `overlay`, `info` and `actions` with a `target` each.

overlay-newer warning
what: a member of an overlay that the version it names does not have
why: Other tools may pass it over.
fix: Name the version that has it.

overlay-no-effect warning
what: an action of an overlay without `update`, `copy` or `remove`
why: It changes nothing.
fix: Say what it is to do, or remove it.

overlay-no-match warning
what: a target of an overlay that selects nothing
why: The action changes nothing.
fix: Correct the target; names with dots need brackets: `$.paths['/pets']`.

overlay-query error
what: a target that is no JSONPath
why: It cannot be looked for.
fix: Correct it (RFC 9535).

project-line warning
what: a line that your pyproject.toml lacks for the package
why: It is yours, so that it is left as it is; `gen check` fails meanwhile.
fix: Paste the line of the message.

project-syntax error
what: a pyproject.toml in the output that is not TOML
why: It cannot be compared with what the package needs.
fix: Correct it at the line of the message.

project-unreadable error
what: a pyproject.toml in the output that cannot be read
why: It cannot be compared with what the package needs.
fix: Look at its rights.

samples-elsewhere warning
what: an operation that another document describes
why: An overlay of this one does not reach it; it gets no sample.
fix: Make samples for that document.

samples-none error
what: a document without an operation to show
why: There are no samples to write.
fix: Look at `include` and `exclude`.

selection-matches-nothing warning
what: a pattern of `include` or `exclude` that nothing fits
why: It selects nothing.
fix: Correct the pattern.
"""
