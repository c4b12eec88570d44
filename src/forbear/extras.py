"""Packages that are not installed with the rest, and how each of them is."""

from __future__ import annotations

from importlib.util import find_spec

from forbear.errors import RequestError

EXTRAS = {
    "blackjax": "nuts",
    "distributed": "cluster",
    "emcee": "fit",
    "jax": "jax",
    "lsprotocol": "lsp",
    "mcp": "mcp",
    "numpy": "sweep",
    "pyarrow": "sweep",
    "pygls": "lsp",
    "scipy": "fit",
    "starlette": "studio",
    "uvicorn": "studio",
    "websockets": "serve",
}
"""The extra of pyproject.toml that each comes with; a package that is not here is installed by its own name."""


def require(package: str, or_else: str = "") -> None:
    """Raise RequestError that says how to install a package, where it is not. or_else: what can be done without it."""
    if find_spec(package) is None:
        told = f"forbear[{EXTRAS[package]}]" if package in EXTRAS else package
        otherwise = f", or {or_else}" if or_else else ""
        raise RequestError(f"{package} is not installed", f"install it with: pip install '{told}'{otherwise}")
