"""A file before its content is parsed: what keeps it from being read, and how a change is noticed."""

import os
from pathlib import Path

import pytest

from bot.glossary.file.plain_file import MAX_BYTES, Allowance, Unreadable, file_stamp, read_bytes
from tests.glossary.file.small_child import in_a_small_child


def refused(path):
    """Why the file cannot be read."""
    with pytest.raises(Unreadable) as caught:
        read_bytes(path, Allowance())
    return str(caught.value)


class TestReading:
    """What can be wrong before the content is parsed."""

    def test_a_good_file(self, tmp_path):
        """Its content is returned and counts against the allowance."""
        path = tmp_path / "good.yaml"
        path.write_text("a: b\n")
        allowance = Allowance()

        assert read_bytes(path, allowance) == b"a: b\n"
        assert allowance.bytes == MAX_BYTES - 5

    def test_no_file(self, tmp_path):
        """The message asks to check the path."""
        assert refused(tmp_path / "absent.yaml") == "there is no such file; check the path"

    def test_a_folder(self, tmp_path):
        """A folder's name instead of the file's is an easy mistake."""
        assert refused(tmp_path) == "this is a folder; give the path of the glossary file in it"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
    def test_a_pipe(self, tmp_path):
        """Opening a pipe would block forever."""
        os.mkfifo(tmp_path / "pipe")

        assert refused(tmp_path / "pipe") == "this is not a regular file; save the glossary as one"

    def test_an_impossible_path(self):
        """The system's reason is passed on."""
        assert refused(Path("a\0b")) == "the file cannot be read (embedded null byte); check the path and the disk"

    @pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that cannot be read by anybody")
    def test_a_file_that_fails_while_reading(self):
        """A broken disk is reported, not raised."""
        sentence = "the file cannot be read (Input/output error); check the path and the disk"
        assert refused(Path("/proc/self/mem")) == sentence

    @pytest.mark.skipif(not hasattr(os, "setresuid"), reason="needs users and rights")
    def test_a_file_of_somebody_else(self, tmp_path):
        """A process without permission (root may read everything) is told to ask for it."""
        path = tmp_path / "secret.yaml"
        path.write_text("a: b\n")
        path.chmod(0)
        lower = "import os\nif os.getuid() == 0: os.setresuid(65534, 65534, 65534)\n"
        for folder in (tmp_path, *tmp_path.parents[:2]):
            folder.chmod(0o755)

        said = in_a_small_child(path, before_reading=lower)

        assert said == ["the file is not readable; give the bot's user read permission"]

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless file")
    def test_a_file_that_grows_while_it_is_read(self):
        """The size is checked again after reading: this device reports a small size and never ends."""
        assert refused(Endless("/dev/zero")) == "the glossary is larger than 64 MiB; make it smaller"


class Endless(type(Path())):
    """An endless device that looks like a small file, as a growing log file does."""

    def stat(self, **_):
        """The status of an ordinary, small file."""
        return Path(__file__).stat()


class TestStamp:
    """How a changed file is noticed."""

    def test_a_change_changes_it(self, tmp_path):
        """Other content, another time or another file in its place gives another stamp; otherwise it is the same."""
        path = tmp_path / "file"
        path.write_text("a")
        first = file_stamp(path)
        assert first == file_stamp(path)

        path.write_text("ab")
        os.utime(path, ns=(0, first[0]))
        longer = file_stamp(path)
        os.utime(path, ns=(0, first[0] + 1_000_000_000))
        later = file_stamp(path)
        other = path.with_name("other")
        other.write_text("ab")
        os.utime(other, ns=(0, later[0]))
        other.replace(path)

        assert len({first, longer, later, file_stamp(path)}) == 4

    @pytest.mark.parametrize("name", ["absent", "a\0b"])
    def test_no_file_has_none(self, tmp_path, name):
        """A file may vanish between two checks."""
        assert file_stamp(tmp_path / name) is None
