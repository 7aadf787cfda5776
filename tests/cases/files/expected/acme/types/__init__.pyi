from .._core.models.model import UnknownStr as UnknownStr
from .file_create_meta_param import FileCreateMetaParam as FileCreateMetaParam
from .file_create_response import FileCreateResponse as FileCreateResponse
