from .x import AsyncX as AsyncX, X as X
from .x_import import AsyncXImport as AsyncXImport, XImport as XImport
