from __future__ import annotations

from startup import measured


def test_the_command_starts_soon() -> None:
    """In processor time, as multiples of a Python that does nothing."""
    table = {name: cpu for name, (_, cpu) in measured(runs=3).items()}
    base = table["python -c pass"]
    assert table["varcat --version"] < 12 * base
    assert table["varcat check metadata"] < 60 * base
