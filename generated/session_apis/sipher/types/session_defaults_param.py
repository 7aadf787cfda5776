"""Types: SessionDefaultsParam."""

from typing import Literal

from typing_extensions import TypedDict

from ..._core.models.model import UnknownStr
from ..._core.models.wire import wire


class SessionDefaultsParam(TypedDict, total=False):
    """Parameters that hold for calls which do not give them."""

    chain: (
        Literal[
            "solana",
            "ethereum",
            "polygon",
            "arbitrum",
            "optimism",
            "base",
            "near",
            "aptos",
            "sui",
            "cosmos",
            "osmosis",
            "injective",
            "celestia",
            "sei",
            "dydx",
            "bitcoin",
            "zcash",
        ]
        | UnknownStr
    )
    """The blockchain to work on."""
    privacy_level: Literal["standard", "shielded", "maximum"] | UnknownStr
    """How much to hide."""
    rpc_provider: Literal["helius", "quicknode", "triton", "generic"] | UnknownStr
    """Who provides the nodes that are asked."""
    backend: Literal["sip-native", "arcium", "inco"] | UnknownStr
    """The privacy technique to use."""
    default_viewing_key: str
    """The key that may look into what is hidden, in hexadecimal digits."""


wire(
    SessionDefaultsParam,
    "privacy_level=privacyLevel rpc_provider=rpcProvider default_viewing_key=defaultViewingKey",
)
