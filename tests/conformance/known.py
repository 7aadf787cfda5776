"""The scenarios that do not pass, each with the reason."""

from __future__ import annotations

from typing import Final

_POLLING: Final = (
    "a long-running operation of Azure's: the document does not say how to ask whether "
    "it is done"
)

KNOWN: Final = {
    "Azure_Core_Lro_Rpc_longRunningRpc": _POLLING,
    "Azure_Core_Lro_Standard_createOrReplace": _POLLING,
    "Azure_Core_Lro_Standard_delete": _POLLING,
    "Azure_Core_Lro_Standard_export": _POLLING,
    "Azure_Core_Page_withParameterizedNextLink": (
        "a parameter must be added to the URL of the next page; the document does not "
        "say so"
    ),
    "Azure_SpecialHeaders_XmsClientRequestId": (
        "the scenarios' plan names no operation for it"
    ),
    "Payload_Pageable_XmlPagination_listWithNextLink": (
        "pages in XML, which comes back as text: there is nothing to follow"
    ),
}
