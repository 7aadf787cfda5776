from .list import AsyncList as AsyncList, List as List
from .types import AsyncTypes as AsyncTypes, Types as Types
