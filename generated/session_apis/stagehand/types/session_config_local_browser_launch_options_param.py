"""Types: SessionConfigLocalBrowserLaunchOptionsParam."""

from typing_extensions import TypedDict


class SessionConfigLocalBrowserLaunchOptionsParam(TypedDict, total=False):
    """Settings for a browser on the server's machine."""

    headless: bool
    """Whether the browser runs without a window."""
