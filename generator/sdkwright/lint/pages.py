"""The texts of the rules, one block each: code, severity, and then by keyword.

`also` names what other linters call the rule. Codes do not change: people ignore by them.
"""

from __future__ import annotations

from typing import Final

QUALITY: Final = """
operation-id-missing warning fixable
what: an operation without an operationId
why: The method is named by its path alone, its name moves when the path does, and neither
  links nor other tools can refer to the operation.
fix: Give it an operationId of its own.
also: spectral:operation-operationId

name-doubtful warning fixable
what: a method or a type that needed a number or another word, as its own name was taken
why: Names like `create_2` say nothing, and change when what has the plain name goes.
fix: Choose a name: x-sdkwright-name on the operation or schema, or [tool.gen.names].
also: speakeasy:generator-duplicate-operation-name

tag-missing note
what: an operation without a tag
why: Where paths say nothing, tags decide which resource a method belongs to; documents of
  readers group by them, too.
fix: Give the operation the tag of the resource it belongs to.
also: spectral:operation-tags

tags-several note
what: an operation with several tags
why: A method belongs to one resource: only one of the tags can say which.
fix: Keep the tag of the resource the operation belongs to, or set x-sdkwright-group.
also: spectral:operation-singular-tag

response-all-optional warning
what: an object of a response that requires none of its properties
why: Each field is `T | None`, and every program has to check all of them.
fix: List the properties that are always there under `required`.

union-undiscriminated warning
what: a union of objects which no property tells apart
why: Each class is tried in turn, and a value that fits several becomes an object of the
  wrong one.
fix: Let each alternative require a property with a constant of its own, and name it as the
  union's `discriminator`.
also: stainless:Schema/UnionDiscriminatorMissing

discriminator-implied note fixable
what: a union whose alternatives are told apart by constants, without a discriminator
why: It is decoded by those constants; the next alternative without one undoes that, and
  other tools try each alternative in turn.
fix: Say it with `discriminator`.
also: redocly:score-polymorphism

schema-untyped warning
what: a parameter, body, result or field without a type
why: It is `object` in signatures: no editor completes it and no type checker checks it.
fix: Give the schema a `type`, and an object its `properties`.
also: stainless:Schema/IsAmbiguous

schema-inline note fixable
what: an object that is declared in an operation and has no name
why: Its class gets a long name made of the resource, the method and the place.
fix: Move it to the components, or give it a `title`.
also: stainless:Model/Recommended

schema-repeated note
what: the same object declared several times without a name
why: There is a class for each, and a value of one is no value of the others.
fix: Declare it once in the components and refer to it, or give all of them the same `title`.

list-not-paged warning
what: a list with parameters for pages, of which the document does not say how they follow
why: The method returns one page; nothing iterates over the rest.
fix: Declare it with x-sdkwright-pagination (style, parameter, items, next), or set that to
  false.
also: stainless:Endpoint/IsPaginated

response-missing warning
what: an operation without a successful response
why: Nothing is known about the result: the method returns None whatever comes back.
fix: Declare the 2XX response, with its schema.
also: spectral:operation-success-response

result-untyped warning
what: a successful response without a schema
why: The method returns bytes, text or `object`, and users parse it themselves.
fix: Give the media type a schema.

error-untyped note
what: an operation without an error response that has a schema
why: `error.body` has no type: programs cannot read why a call was refused.
fix: Declare the 4XX response, with its schema; a shared one under components is enough.
also: spectral:operation-4xx-response redocly:operation-4xx-response

example-invalid warning
what: an example or a default that does not fit its schema
why: It cannot be shown in the README and in docstrings, and tests that are made of it fail.
fix: Correct the example, or the schema if the example is right.
also: spectral:oas3-valid-media-example spectral:oas3-valid-schema-example
  spectral:oas2-valid-media-example spectral:oas2-valid-schema-example

example-missing note fixable
what: a required parameter or property without an example
why: Snippets in the README make a value up, which fails when it is tried.
fix: Add an `example` that works, or a `default`.
also: redocly:score-examples

example-unchecked note
what: a schema by which no example can be checked
why: What is wrong with examples of it is found by nobody, and then by users.
fix: Correct the expression in it, or divide what is too big.

description-missing note fixable
what: an operation, a parameter or a property that nothing describes
why: Its docstring is empty; people and agents guess what it is for.
fix: Add a `description`.
also: spectral:oas3-parameter-description
  spectral:oas2-parameter-description

description-short note fixable
what: an operation with a summary and no description
why: Its docstring is one line, and what reads descriptions only, such as search and agents,
  sees nothing.
fix: Say in a `description` what the operation does and when it fails.
also: spectral:operation-description redocly:score-documentation

security-missing warning
what: an operation that says nothing about security, in a document that does so elsewhere
why: The client sends no credentials with it, and users get 401 without knowing why.
fix: Give the operation `security`, or declare it for the whole document; `security: []` says
  that none is needed.
also: redocly:security-defined

credential-in-parameters warning
what: a header or cookie with a secret that most operations declare as a parameter
why: It is an argument of each call: users repeat it everywhere, no environment variable is
  read for it, and it is not hidden in logs.
fix: Declare it as a security scheme (`type: apiKey`) that `security` requires, or set
  `security_schemes` and `security` in the configuration.

key-in-query warning
what: an API key that travels in the query
why: Addresses end up in logs and proxies, and the key with them.
fix: Let the server accept the key in a header.
also: spectral-owasp:no-api-keys-in-url

server-missing warning
what: a document that names no server
why: There is no base URL: each user must look it up and pass `base_url`.
fix: Declare the server's URL under `servers` (in 2.0: `host`).
also: spectral:oas3-api-servers spectral:oas2-api-host

server-example warning
what: a server at example.com
why: The client's own base URL leads nowhere.
fix: Name the real server.
also: spectral:oas3-server-not-example.com spectral:oas2-host-not-example

server-trailing-slash note fixable
what: a server whose URL ends with a slash
why: Paths begin with one: joined by other tools that gives two, which many servers refuse.
fix: Leave the slash out.
also: spectral:oas3-server-trailing-slash spectral:oas2-host-trailing-slash

server-variable-unused note
what: a variable of a server that its URL does not name, or one without a default
why: It becomes an argument of the client that does nothing, or one that must be given.
fix: Name it in the URL, give it a default, or leave it out.
also: spectral:oas3-server-variables

enum-repeated warning
what: an enumeration with the same value twice
why: One of them is probably another value, which users then cannot send or see.
fix: Leave one out, or correct it.
also: spectral:duplicated-entry-in-enum

enum-case note
what: an enumeration with values that differ only in case
why: Users take the wrong one: completion offers both, and no checker objects.
fix: Keep the spelling that the server uses.

format-missing warning fixable
what: a string that holds dates, times or UUIDs without a `format`
why: It is `str` where a `datetime` or `UUID` was meant: each user parses it anew.
fix: Add `format: date-time`, `format: date` or `format: uuid`.

format-inconsistent note fixable
what: a property without the `format` that all others of its name have
why: The same thing is a `UUID` in one class and `str` in another, and cannot be compared.
fix: Give all of them the same format.

integer-wide note fixable
what: an integer beyond 32 bits without `format: int64`
why: Python takes it, but clients in other languages and many databases cut it off.
fix: Add `format: int64`.

array-items-missing warning
what: an array without `items`
why: It is a list of `object`: nothing is known about what is in it.
fix: Say what the items are.
also: spectral:array-items
"""

OTHERS: Final = """
operation-id-duplicate warning
what: an operationId that two operations have
why: Where both methods would get the same name, one of them gets a number.
fix: Give each operation an id of its own.
also: spectral:operation-operationId-unique

discriminator-unusable warning
what: a discriminator whose values do not select one of the alternatives
why: Each class is tried in turn, and a value that fits several becomes the wrong one.
fix: Let each alternative have constants of its own in that property, or name them in
  `mapping`.

discriminator-ambiguous warning
what: alternatives that several unions know by different values
why: Each class is tried in turn, and a value that fits several becomes the wrong one.
fix: Use the same values in the mappings of all unions.

discriminator-mapping warning
what: a mapping of a discriminator that leads nowhere
why: What the server sends under that value cannot become an object of the right class.
fix: Correct the reference.

paging-unclear warning
what: a declaration of pages that cannot be followed
why: The method returns one page; nothing iterates over the rest.
fix: Name parameters and properties that the operation has.

paging-inferred note fixable
what: pages that were recognized by the names of parameters and properties only
why: A renamed property makes the method return a single page again.
fix: Declare it with x-sdkwright-pagination.

security-unknown warning
what: a requirement for a security scheme that is not declared
why: The client cannot send those credentials.
fix: Declare the scheme under components, or correct the name.
also: spectral:oas3-operation-security-defined spectral:oas2-operation-security-defined

server-relative warning
what: a server without a host
why: There is no base URL: each user must look it up and pass `base_url`.
fix: Name the whole URL.

enum-value-type warning
what: an enumeration with a value of another type than its schema has
why: The value cannot be part of the type, or the type becomes wider than was meant.
fix: Correct the value, or the type.
also: spectral:typed-enum

server-variable-undeclared warning
what: a variable in a server's URL that is not declared
why: The client has an argument for it that must always be given.
fix: Declare it under `variables`, with a default.
also: spectral:oas3-server-variables

nullable-old warning
what: `nullable: true` in a document of 3.1 or later
why: 3.1 has no such keyword: other tools do not allow null there, and refuse what the server
  sends.
fix: Add `null` to the types: `type: [string, "null"]`.
also: redocly:nullable-type-sibling

server-variable-default warning
what: a variable of a server whose default is none of its values
why: The client's own base URL is one that the document does not allow.
fix: Correct the default, or add it to the values.
also: spectral:oas3-server-variables

scope-unknown warning
what: a requirement for a scope that the security scheme does not have
why: A token asked for with it is refused, or lacks the right.
fix: Declare the scope in the scheme's flows, or correct it.
also: spectral:oas3-operation-security-defined spectral:oas2-operation-security-defined

tag-unknown warning
what: a tag that the document does not declare
why: A misspelt tag makes a resource of its own.
fix: Declare it under `tags`, or correct it.
also: spectral:operation-tag-defined

path-parameter-undeclared warning
what: a parameter in a path that no one declares
why: A string is assumed; the description and the real type are missing.
fix: Declare it, with `in: path` and `required: true`.
also: spectral:path-params

media-type-not-typed warning
what: a body or a result in a media type that no typed value can be written in
why: It is text or bytes, or is left out where there is another media type.
fix: Offer JSON as well.

path-duplicate warning
what: two paths that are the same but for the names of their parameters
why: The server can tell them apart no more than the reader: one of the methods is wrong.
fix: Make it one path, or let them differ.
also: spectral:path-params

path-parameter-unused warning
what: a parameter of a path that has no place for it
why: It is no argument, though the document describes one.
fix: Name it in the path, or leave it out.
also: spectral:path-params

required-undeclared warning
what: a required property that the schema does not declare
why: There is no field for what the server always sends, or an argument less than it demands.
fix: Declare the property, or correct the name.

default-mismatch warning
what: a default that its own type does not allow
why: It is left out of the documentation, as it cannot be true.
fix: Correct the default, or the type.

tag-duplicate warning
what: a tag that is declared twice
why: Only one of the descriptions can be that of the resource.
fix: Leave one out.
also: spectral:openapi-tags-uniqueness
"""
