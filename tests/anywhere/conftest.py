"""The zip that the tests of this folder share."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.anywhere.packages import PACKAGES, sources


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("packed") / "packages.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for package in PACKAGES:
            for name, path in sources(package).items():
                archive.write(path, name)
    return file
