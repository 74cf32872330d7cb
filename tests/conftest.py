"""What all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A machine that stalls is no fault of the code: no property is held to a time.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and hostile cases that stands beside the project in development; not part of it."""
    folder = Path(os.environ.get("REJOINDER_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared folder with gold and cases is not beside this checkout")
    return folder
