"""Packages that are not installed with the rest, and how each of them is."""

from __future__ import annotations

from importlib.util import find_spec

from forbear.errors import RequestError

EXTRAS: dict[str, tuple[str, ...]] = {
    "blackjax": ("nuts",),
    "distributed": ("cluster",),
    "emcee": ("fit",),
    "h11": ("studio", "serve"),
    "jax": ("jax",),
    "lsprotocol": ("lsp",),
    "mcp": ("mcp",),
    "numpy": ("sweep", "fit"),
    "pyarrow": ("sweep",),
    "pygls": ("lsp",),
    "scipy": ("fit",),
    "starlette": ("studio", "serve"),
    "uvicorn": ("studio", "serve"),
    "websockets": ("serve",),
}
"""The extras of pyproject.toml that each comes with; a package that is not here is installed by its own name."""


def installing(package: str, command: str = "") -> str:
    """Return what installs a package, for pip; the extra that is named as a command, where the package comes with it."""
    extras = EXTRAS.get(package, ())
    return f"forbear[{command if command in extras else extras[0]}]" if extras else package


def require(package: str, or_else: str = "") -> None:
    """Raise RequestError that says how to install a package, where it is not. or_else: what can be done without it."""
    if find_spec(package) is None:
        otherwise = f", or {or_else}" if or_else else ""
        raise RequestError(
            f"{package} is not installed", f"install it with: pip install '{installing(package)}'{otherwise}"
        )
