"""``try`` says what keeps it from starting; tests/test_playground.py tests the playground itself."""

import socket
import sys

import pytest

from bot.command_line.main import main


def test_a_taken_port_is_named(capsys):
    """If the requested port is taken, the error says so."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert main(["try", "--no-open", "--port", str(port)]) == 78

    assert f"Port {port} is in use" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "65536", "9" * 5000, "x"])
def test_a_wrong_port_is_wrong_usage(port):
    """Wrong usage exits with code 2, as usual."""
    with pytest.raises(SystemExit) as caught:
        main(["try", "--port", port])
    assert caught.value.code == 2


def test_without_the_extra_package_it_says_what_to_install(monkeypatch, capsys):
    """The simulator is an extra; without it ``try`` names the command that installs it."""
    monkeypatch.setitem(sys.modules, "simcord", None)
    monkeypatch.delitem(sys.modules, "bot.playground", raising=False)

    assert main(["try"]) == 78
    assert "ki-glossar[try]" in capsys.readouterr().err
