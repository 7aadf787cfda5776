"""What builds say of files and settings; the blocks are those of the other pages."""

from __future__ import annotations

from typing import Final

FILES: Final = """
conflict-markers error
what: a document with the markers of an unfinished merge
why: It cannot be read.
fix: Settle the conflict, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.

document-unknown warning
what: a configuration to be moved that names no document, or one that is not fetched
why: What is written is not tried: nothing is compared with the old package.
fix: Name the document with `--spec`.

file-changed error
what: a file that was changed while it was read
why: Half of the one and half of the other would be read.
fix: Run the command again.

file-not-found error
what: a document, or a file that it refers to, that is not there
why: Nothing can be built of it.
fix: Correct the path; references count from the file that holds them.

file-unreadable error
what: a file that cannot be read, or is no regular file
why: Nothing can be built of it.
fix: Give a regular file that this user may read.

json-syntax error
what: text that is not JSON
why: It cannot be read.
fix: Correct it at the line and column of the message.

key-repeated warning
what: a key that one mapping has twice
why: The last one counts; what the first one says is lost.
fix: Remove one of them.

limit-aliases error
what: YAML aliases that stand for too much
why: A few lines of them could fill all memory.
fix: Write the parts out, or use `$ref`.

limit-depth error
what: a document that is nested too deeply
why: No real one is; such a text is made to break programs that read it.
fix: Give inner schemas names under `components`.

limit-file error
what: a file that is too large
why: Reading it would take more memory than is sensible.
fix: Split the document.

limit-files error
what: a document of too many files
why: Reading all of them would take too long.
fix: Bundle the document into fewer files.

limit-query error
what: a JSONPath query of an overlay that asks for too much
why: A few signs such as `$..*..*` select more than there is time for.
fix: Name the way to the nodes, with fewer `..` and simpler filters.

limit-references error
what: references that refer to further ones, too many in a row
why: Following them might not end.
fix: Let references name what is meant.

limit-remote error
what: a remote document that is too large
why: It is not read.
fix: Save it beside the document, and refer to the file.

limit-scalar error
what: a text or a number that is too long
why: No real document has one; it would only cost time.
fix: Shorten it.

member-missing error
what: an object without a member that OpenAPI requires of it
why: What the object describes cannot be told; the part is skipped, or a usual value assumed.
fix: Add the member.

member-unknown warning
what: a member that such an object does not have in this version of OpenAPI
why: It is ignored.
fix: Correct its name or its place; extensions begin with `x-`.

merge-clash error
what: two documents that describe one path, schema or other component differently
why: A client can have one of them only.
fix: Rename one, or build the two as APIs of their own.

merge-versions error
what: documents of different versions of OpenAPI that are to become one
why: They do not say things in the same way.
fix: Convert one of them.

not-a-document error
what: a file that is no OpenAPI document
why: It holds something else, such as the web page about the document.
fix: Name the document itself; it begins with `openapi` or `swagger`.

reference-cycle error
what: a reference that leads back to itself
why: It names nothing.
fix: Refer to what is meant.

reference-empty error
what: a `$ref` without a text
why: It names nothing.
fix: Refer to what is meant, or remove it.

reference-misplaced warning
what: a `$ref` in a place for which OpenAPI provides none
why: It is followed all the same; other tools may not do so.
fix: Write out what it refers to.

reference-not-found error
what: a reference to something that is not there
why: What needs it is skipped, or any value is allowed in its place.
fix: Correct it; the message names what was perhaps meant.

reference-outside error
what: a reference out of the document's folder
why: A document may not read whatever files there are.
fix: Set `root` to a folder that holds both, or move the file.

reference-remote error
what: a reference into the network
why: Nothing is read from there unasked.
fix: Allow the host with `--allow-remote`, or save the file beside the document.

remote-unreadable error
what: a remote document that could not be fetched
why: What refers to it cannot be read.
fix: See the message; or save the file beside the document, and refer to that.

text-encoding error
what: a file that is no text
why: It cannot be read.
fix: Save it as UTF-8.

validator-unfinished note
what: a check by openapi-spec-validator that did not end
why: The document was checked by our own rules only.
fix: Nothing; `gen validate` tries again.

value-type error
what: a value of another kind than OpenAPI requires there
why: It is read as what is evidently meant, or the part is skipped.
fix: Write a value of the kind that the message names.

value-unknown error
what: a value that OpenAPI does not have there
why: The part is skipped, or the usual value is used.
fix: Use one of the values of the message.

version-form warning
what: a version of OpenAPI that is a number
why: `3.10` and `3.1` would be the same.
fix: Put it in quotes.

version-newer warning
what: a version of OpenAPI that is newer than this generator
why: It is read as the newest one that is known.
fix: Update the generator.

version-unknown error
what: a version that is none of OpenAPI
why: Nobody knows how to read the document.
fix: Write `openapi: 3.1.0` or the version that it follows.

yaml-alias error
what: a YAML alias without its anchor, or inside of itself
why: It stands for nothing.
fix: Define the anchor first, or use `$ref`.

yaml-documents error
what: several YAML documents in one file
why: It is not clear which one is meant.
fix: Keep one in each file.

yaml-key error
what: a YAML key that is a list or a mapping
why: Keys of OpenAPI are texts.
fix: Put the key in quotes.

yaml-syntax error
what: text that is not YAML
why: It cannot be read.
fix: Correct it at the line and column of the message.

yaml-tag error
what: a YAML tag, such as `!!python/object`
why: Tags can make programs run; documents need none.
fix: Remove it.
"""

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
