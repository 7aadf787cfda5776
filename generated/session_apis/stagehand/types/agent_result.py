"""Types: AgentResult."""

from ..._core.models.model import Model


class AgentResult(Model):
    """What an agent did."""

    message: str | None = None
    """The agent's last word."""
    steps: list[dict[str, object]] | None = None
    """The steps it took, each as the agent recorded it."""
