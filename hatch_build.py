"""Makes the grammar's parsing tables, and reads the package's own stories, as it is built: no user waits for them."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SOURCES = Path(__file__).parent / "src"


class TablesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `grammar.tables` beside the grammar and `NAME.read` beside each story, in wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(_SOURCES))
        try:
            from forbear.language.kept import keep
            from forbear.language.tables import save_tables

            made = [save_tables(), *keep()]
        finally:
            sys.path.remove(str(_SOURCES))
        build_data["artifacts"] += [str(file.relative_to(Path(__file__).parent)) for file in made]
