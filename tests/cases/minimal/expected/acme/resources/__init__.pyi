from .health import AsyncHealth as AsyncHealth, Health as Health
