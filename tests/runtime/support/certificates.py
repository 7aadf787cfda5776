"""A throw-away certificate for a server on loopback."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest


def certificate(folder: Path, host: str = "127.0.0.1") -> tuple[Path, Path]:
    """Make a self-signed certificate and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl")
    pem, key = folder / "cert.pem", folder / "key.pem"
    kind = "IP" if host[0].isdigit() else "DNS"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"),
            *("-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=test"),
            *("-addext", f"subjectAltName={kind}:{host}"),
            *("-keyout", str(key), "-out", str(pem)),
        ],
        check=True,
        capture_output=True,
        timeout=30,
    )
    return pem, key


def server_context(folder: Path, host: str = "127.0.0.1") -> ssl.SSLContext:
    """Return the TLS settings of a server with such a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(folder, host))
    return context
