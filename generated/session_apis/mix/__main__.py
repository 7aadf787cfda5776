"""The command line: `python -m session_apis.mix`; needs the extra `[cli]`."""

from .._core.cli import command_line

main = command_line(__name__, "session-apis", api="mix")
