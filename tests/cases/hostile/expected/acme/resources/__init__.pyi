from .etc import AsyncEtc as AsyncEtc, Etc as Etc
