"""What builds say of a document, one block each: code, severity, what, why, fix.

These are no rules of `gen lint`: the message of each says where, and what was done about it.
`why` is what follows for the package. :mod:`sdkwright.lint.command_pages` has those that are
about files, :mod:`sdkwright.lint.setting_pages` those about settings.
"""

from __future__ import annotations

from typing import Final

SCHEMAS: Final = """
all-of-alternative-excluded warning
what: alternatives of a `oneOf` or `anyOf` that other parts of an `allOf`, or what stands beside them, exclude
why: No value can be both; the type has the other alternatives only.
fix: List only the alternatives that can hold, or loosen the part that excludes them.

all-of-conflict warning
what: parts of an `allOf`, or what stands beside `$ref`, `oneOf` or `anyOf`, that no value can fit
why: The last part is used, or alternatives if there are some; of lists of constants all are.
fix: Give the parts a type in common, or write `anyOf` where one of them is enough.

all-of-cycle warning
what: an `allOf` that is made of itself alone
why: It describes nothing, so that any value fits.
fix: Refer to the schema that was meant.

all-of-too-large warning
what: an `allOf` whose parts make too many combinations of objects
why: The last part is used; what the others describe is missing in the type.
fix: Describe the combinations that exist as schemas of their own.

all-of-too-many warning
what: an `allOf` of too many parts, alternatives or properties
why: Part of it is left out of the type.
fix: Split the schema.

const-not-scalar warning
what: a constant that is an object or a list
why: Types can name texts, numbers and booleans only; any such value is allowed.
fix: Describe the object by its properties, each with a constant.

enum-empty warning
what: an enumeration without values
why: Nothing would fit, which cannot be meant; any value of its type is allowed.
fix: List the values, or remove `enum`.

enum-not-scalar warning
what: an enumeration of objects or lists
why: Types can name texts, numbers and booleans only; any value of the type is allowed.
fix: Describe the values by their properties.

enum-of-array warning
what: a list with an enumeration whose constants are no lists
why: They are taken as those of the items, as nothing else could fit.
fix: Move `enum` into `items`.

keyword-not-read note
what: a keyword of JSON Schema that types cannot express
why: Values are not checked for it; the server may refuse what the type allows.
fix: Nothing needs to be done; a description tells users.

keyword-unknown warning
what: a keyword that JSON Schema and OpenAPI do not have, close to one that they have
why: It is ignored, so that what it was to say is missing.
fix: Correct the word.

limit-types warning
what: types that are too deep or too large to be written down
why: From there on any value is allowed.
fix: Give inner schemas names under `components`, and let them refer to each other.

prefix-items note
what: an array whose items have types by position, and that may be shorter
why: Its type says which items it may hold, and not where they stand.
fix: Write `minItems` where all of them have to be there.

property-excluded warning
what: a property that a condition speaks of and no object may have
why: It has no field.
fix: Declare it under `properties`, or allow additional ones.

property-left-out note
what: a property that an extension or the configuration leaves out
why: It has no field; values still keep it.
fix: Nothing, where that is meant.

schema-cycle warning
what: a schema that is made of itself alone
why: It describes nothing, so that any value fits.
fix: Refer to the schema that was meant.

schema-not-object warning
what: a schema that is neither an object nor a boolean
why: It is read as one that allows any value.
fix: Write a schema.

schema-too-deep warning
what: schemas that nest more deeply than can be read
why: Any value is allowed from there on.
fix: Give inner schemas names under `components`.

type-unknown warning
what: a type that JSON Schema does not have, such as `int` or `datetime`
why: The one that is evidently meant is used; otherwise any value is allowed.
fix: Write `integer`, `number`, `string`, `boolean`, `array`, `object` or `null`.
"""

OPERATIONS: Final = """
argument-required warning
what: an argument that the configuration leaves out, though the document requires it
why: It stays: the server would refuse calls without it.
fix: Remove it from `arguments`, or let the document require it no more.

credential-parts warning
what: a name in the configuration for a credential that has two parts
why: The name is ignored: each part, such as user and password, needs one.
fix: Give a name for each part.

encoding-by-position warning
what: what a multipart body says of parts by their position
why: Parts are written by their names, so that it is left out.
fix: Say it under `encoding`, by name.

header-name warning
what: a header whose name HTTP does not allow
why: It could not be sent.
fix: Correct the name.

header-parameter-ignored note
what: a header parameter that the client sets itself, such as `Accept`
why: It is no argument; `extra_headers` still sets it for a call.
fix: Leave it out of the document: OpenAPI says that it is ignored.

json-spelling note
what: media types of a body that only write `application/json` in another way
why: They are no choice, and left out; a package that was built when they were one goes on with it.
fix: Nothing; `gen build --rename` gives an older package the body's fields as arguments, sent as JSON.

name-form warning
what: a name with control characters
why: What has it is left out.
fix: Correct the name.

named-bytes note
what: a response of bytes whose schema has a name, in a package that gives them as that type
why: A response can be saved and read in pieces, which bytes alone cannot.
fix: Nothing; `gen build --rename` gives an older package the response.

no-request warning
what: one object for all arguments, asked of a method that takes none
why: Packages with `compat = "speakeasy"` have it, for methods with arguments, none of which is called `request`.
fix: Take the setting out.

operation-groups note
what: groups of operations that their ids are with a number behind, in a package from before
why: They stay resources, as an earlier build has them.
fix: `gen build --rename` makes them methods.

operation-left-out note
what: an operation that an extension or the configuration leaves out
why: It has no method.
fix: Nothing, where that is meant.

operation-servers warning
what: an operation with several servers of its own
why: Only the first is asked.
fix: Leave the one that is meant, or set the servers of the document.

operation-skipped warning
what: an operation that refers to nothing, or makes no sense otherwise
why: It has no method; `operations.json` lists it.
fix: Correct what the message names.

operations-missing warning
what: a document without operations
why: The package has types and no methods.
fix: Look whether it is the right document, or a part of one.

paging-object note
what: a parameter that is an object of what moves from page to page
why: Its properties are arguments of their own, as they are on the wire, so that pages are walked.
fix: Nothing needs to be done.

paging-unknown-name warning
what: a description of pages that names a parameter or property which is not there
why: The operation returns one page, and does not walk all of them.
fix: Correct the name, or declare what it names.

parameter-duplicate warning
what: a parameter that one operation declares twice
why: One of the two declarations is used.
fix: Remove one.

parameter-incomplete warning
what: a parameter without a name or a known place
why: It is left out.
fix: Give it a `name`, and `in: query`, `path`, `header` or `cookie`.

parameter-is-credential note
what: a parameter of operations that is a credential, too
why: It is given once, to the client, and is no argument.
fix: Remove the parameter.

parameter-left-out note
what: a parameter that an extension or the configuration leaves out
why: It is no argument.
fix: Nothing, where that is meant.

parameter-nested warning
what: a parameter that is a list of lists
why: OpenAPI defines no style for that; the inner lists are written as JSON.
fix: Flatten it, or describe it with `content`.

parameter-not-object warning
what: a parameter that is no object
why: It is left out.
fix: Write a parameter, or a reference to one.

parameter-repeated warning
what: a parameter that one list declares twice
why: The last declaration is used.
fix: Remove one.

parameter-style warning
what: a `style` that OpenAPI does not have for this place
why: The default is used.
fix: Correct it.

parameter-without-schema warning
what: a parameter that says nothing of its type
why: A string is assumed.
fix: Give it a `schema`.

part-header note
what: a header of one part of a multipart body
why: It has no argument of its own: it is given with the file, as the tuple's fourth member.
fix: Nothing needs to be done.

path-form warning
what: a path with control characters
why: The operation is left out.
fix: Correct the path.

path-invisible warning
what: a path with characters that nobody sees, by which it is told from another one
why: A server has no such path; requests are sent without them.
fix: Tell the paths apart by a fragment (`/pets#many`), or describe both ways in one operation.

path-wildcard warning
what: a path with `*` for anything, as routers have it
why: Nothing says what stands there, so `*` itself is sent.
fix: Write a parameter in its place (`/files/{path}`).

security-scheme-unknown warning
what: a security scheme of a kind that cannot be sent
why: It is no argument of the client.
fix: Give its headers as `default_headers`, or describe it as a kind that OpenAPI has.

security-undeclared warning
what: a requirement for a security scheme that the document does not declare
why: That alternative is left out; calls are sent without it.
fix: Declare the scheme under `components.securitySchemes`, or correct the name.

security-unsaid warning
what: a document that declares security schemes, and nowhere requires one
why: The credentials that a client is given are sent with all calls.
fix: Add `security` to the document or, in the configuration, to the API.

server-url warning
what: a server whose `url` is no address
why: It is left out.
fix: Correct it.

server-without-url warning
what: a server without an address or a host
why: It is left out; without any server users must pass `base_url`.
fix: Give it a `url` with its host.

status-unknown warning
what: a response under something that is no status
why: It is left out, or counts as the status that it begins with.
fix: Write `200`, `4XX` or `default`.

stream-event-unknown warning
what: a schema of a stream's events that does not exist
why: The operation does not stream.
fix: Correct the name.

stream-without-schema note
what: a stream whose items have no schema
why: Its items may be anything: they are `object`.
fix: Describe an item, with `itemSchema` or the schema of the response.

unwrap-impossible warning
what: an envelope to be taken off that responses do not have
why: They are returned as they are.
fix: Correct the name of the property, or leave these operations out of the setting.

webhook-left-out note
what: a webhook that an extension or the configuration leaves out
why: It has no type of event.
fix: Nothing, where that is meant.
"""
