"""Fixtures that are slow to build."""

import pytest

from keel_training.body.baked import BakedBody


@pytest.fixture(scope="session")
def body() -> BakedBody:
    """The committed body."""
    return BakedBody()
