from .etc import AsyncEtc as AsyncEtc, Etc as Etc
from .etc_import import AsyncEtcImport as AsyncEtcImport, EtcImport as EtcImport
