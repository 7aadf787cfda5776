"""What builds say of documents' files; the blocks are those of the other pages."""

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
