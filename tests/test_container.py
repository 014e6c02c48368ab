"""The container: what its files promise, and the steps of the Dockerfile that need no engine, run for real."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["postgres"]]
LOCKS = {"requirements.lock": RUNTIME, "requirements-build.lock": PROJECT["build-system"]["requires"]}

IMAGE = re.compile(r"python:(3\.\d+)-slim-[a-z]+")
HOME, STATE = "/opt/ki-glossar", "/var/lib/ki-glossar"


def _stages():
    """The Dockerfile's instructions, (name, argument) each, one list per stage."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [line.split(maxsplit=1) for line in re.sub(r"\\\n\s*", "", text).splitlines() if line]
    stages = []
    for name, argument in lines:
        if name == "FROM":
            stages.append([])
        stages[-1].append((name, argument))
    return stages


BUILD, FINAL = _stages()


def said(stage, instruction):
    """Everything a stage says with an instruction, in order."""
    return [argument for name, argument in stage if name == instruction]


def environment(stage):
    """The variables a stage sets."""
    return dict(word.split("=", 1) for argument in said(stage, "ENV") for word in shlex.split(argument))


def pins(lock):
    """What a lock file pins: the whole entry by name, and the version by name."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "")
    entries = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return {canonicalize_name(entry.split("==")[0]): entry for entry in entries}


def version_of(entry):
    """The version an entry of a lock file pins."""
    return entry.split("==")[1].split()[0]


def in_the_image(machine):
    """What markers see in the image on a machine of this kind."""
    version = IMAGE.match(said(FINAL, "FROM")[0])[1]
    return {
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "platform_system": "Linux",
        "python_full_version": f"{version}.0",
        "python_version": version,
        "sys_platform": "linux",
    }


def needed(roots, lock, machine):
    """Every requirement of ``roots`` in the image, with those of the pinned releases that are installed here.

    What another release needs is no business of this lock, so one that differs from its pin is not followed.
    """
    pinned, world, seen = pins(lock), in_the_image(machine), set()
    waiting = [Requirement(root) for root in roots]
    while waiting:
        requirement = waiting.pop()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        yield requirement
        try:
            release = metadata.distribution(requirement.name)
        except metadata.PackageNotFoundError:  # only another Python needs it
            continue
        if release.version != version_of(pinned[canonicalize_name(requirement.name)]):
            continue
        for text in release.requires or ():
            further = Requirement(text)
            extras = ["", *requirement.extras]
            if not further.marker or any(further.marker.evaluate({**world, "extra": name}) for name in extras):
                waiting.append(further)


class TestLocks:
    """What is installed is pinned to the byte."""

    @pytest.mark.parametrize("lock", LOCKS)
    def test_every_pin_has_its_hashes(self, lock):
        """An exact version with SHA-256 hashes each, and no word about where it comes from."""
        for entry in pins(lock).values():
            assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; [^\\]*?)?( +--hash=sha256:[0-9a-f]{64})+ *", entry), entry
        assert not re.search("://|--index|--extra-index|--find-links", (ROOT / lock).read_text(encoding="utf-8"))

    @pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
    @pytest.mark.parametrize("lock", LOCKS)
    def test_everything_needed_is_pinned(self, lock, machine):
        """Each dependency and each of theirs, in a version that suits; if not: ``make lock``."""
        pinned = pins(lock)
        found = list(needed(LOCKS[lock], lock, machine))

        assert len({requirement.name for requirement in found}) > len(LOCKS[lock])
        for requirement in found:
            entry = pinned[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version_of(entry), prereleases=True), requirement
            condition = Requirement(entry.split("--hash")[0]).marker
            assert condition is None or condition.evaluate(in_the_image(machine))

    def test_nothing_else_is_installed(self):
        """Each pip command of the Dockerfile checks hashes and runs no foreign build, or asks no index at all."""
        commands = [part for run in said(BUILD, "RUN") for part in run.split("&&") if "pip" in part.split()]

        assert len(commands) == 4
        for command in commands:
            assert "--require-hashes --only-binary :all:" in command or "--no-index --no-deps" in command
        assert not any("pip" in run for run in said(FINAL, "RUN"))


class TestFiles:
    """What Dockerfile, .dockerignore and compose.yaml say."""

    def test_both_stages_stand_on_the_same_pinned_image(self):
        """A version of Python and of Debian, never *latest*; the installed tree fits only its own Python."""
        images = [said(stage, "FROM")[0].split()[0] for stage in (BUILD, FINAL)]

        assert all(IMAGE.fullmatch(image) for image in images)
        assert len(set(images)) == 1

    def test_nobody_in_particular_runs_it(self):
        """A numeric user, so that an orchestrator can tell that it is not root; nothing comes after as root."""
        [user] = said(FINAL, "USER")

        assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
        names = [name for name, _ in FINAL]
        assert not {"RUN", "COPY", "ADD"} & set(names[names.index("USER") :])

    def test_signals_reach_python(self):
        """Exec form everywhere: no shell stands between the engine and the bot."""
        [entry], [command], [health] = (said(FINAL, name) for name in ("ENTRYPOINT", "CMD", "HEALTHCHECK"))

        assert json.loads(entry) == ["python", "-m", "bot"]
        assert json.loads(command) == ["run"]
        assert json.loads(health.split("CMD ")[1]) == ["python", "-m", "bot", "healthcheck"]

    def test_state_goes_to_the_one_volume(self):
        """The volume, the setting and the folder that belongs to the user are the same."""
        [user] = said(FINAL, "USER")
        uid, gid = user.split(":")

        assert said(FINAL, "VOLUME") == [STATE]
        assert environment(FINAL)["STATE_DIR"] == STATE
        assert f"--owner={uid} --group={gid} --mode=0700 {STATE}" in said(FINAL, "RUN")[0]
        assert said(FINAL, "WORKDIR") == [HOME]  # root's: nobody can put a .env or a module there

    def test_the_build_sees_what_it_copies_and_no_more(self):
        """Everything is ignored but what a COPY names: no .env, no history, no tests."""
        first, *rest = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
        let_in = {line.removeprefix("!") for line in rest if line.startswith("!")}

        assert first == "*"
        assert let_in == set(copied())
        assert all((ROOT / name).exists() for name in let_in)

    def test_compose_keeps_the_promises(self):
        """Read-only but for /tmp and the volume, no port, no privileges, and time to finish."""
        [bot] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"].values()

        assert bot["read_only"] is True
        assert bot["tmpfs"] == "/tmp"  # noqa: S108 -- a path in the container
        assert [volume.split(":")[1] for volume in bot["volumes"]] == [STATE]
        assert "ports" not in bot
        assert bot["cap_drop"] == ["ALL"]
        assert bot["security_opt"] == ["no-new-privileges:true"]
        assert bot["env_file"] == ".env"
        assert bot["restart"] == "unless-stopped"
        assert int(bot["stop_grace_period"].removesuffix("s")) > 8


def copied():
    """What the build takes from the project folder."""
    for argument in said(BUILD, "COPY"):
        *sources, _ = argument.split()
        yield from (source.removeprefix("./") for source in sources)


def link_dependencies(site_packages):
    """Put what the bot needs at run time, and nothing of what only its development needs, into an environment."""
    for name in pins("requirements.lock"):
        try:
            release = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # only the image's Python needs it
            continue
        for top in {file.parts[0] for file in release.files} - {"..", "__pycache__"}:
            if not (site_packages / top).exists():
                (site_packages / top).symlink_to(release.locate_file(top))


def snapshot(tree):
    """Every file and folder with its size and time of change, links not followed."""
    return {path: (path.lstat().st_size, path.lstat().st_mtime_ns) for path in tree.rglob("*")}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The image's tree and the wheel in it: made by the Dockerfile's own command, then made read-only."""
    base = tmp_path_factory.mktemp("image")
    source, tree, wheels = base / "src", base / "opt", base / "wheel"
    for name in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            source.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, source)
    (source / "data" / "glossary").mkdir(exist_ok=True)
    (source / "data" / "glossary" / "included.yaml").touch()  # as a glossary in several files has them
    venv.create(tree, symlinks=True)
    [site_packages] = tree.glob("lib/python*/site-packages")
    link_dependencies(site_packages)
    command = said(BUILD, "RUN")[-1].replace(HOME, str(tree)).replace("/wheel", str(wheels))
    tools = {**environment(BUILD), "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"}
    subprocess.run(["/bin/sh", "-ec", command], cwd=source, env=tools, check=True, capture_output=True, timeout=120)
    everything = [tree, *(path for path in tree.rglob("*") if not path.is_symlink())]
    for path in everything:
        path.chmod(path.stat().st_mode & ~0o222)
    [wheel] = wheels.iterdir()
    yield tree, wheel
    for path in everything:
        path.chmod(path.stat().st_mode | 0o200)


class TestInstalled:
    """The installed bot, in an empty folder, on a tree that does not change."""

    @pytest.fixture
    def run(self, built, tmp_path):
        """Run the image's entry point with the image's environment, and compare the tree before and after."""
        tree, _ = built
        work, state = tmp_path / "empty", tmp_path / "state"
        work.mkdir(mode=0o555)
        state.mkdir()
        variables = {**environment(FINAL), "PATH": f"{tree}/bin", "STATE_DIR": str(state)}
        before = snapshot(tree)

        def run(*command, folder=work):
            [entry] = said(FINAL, "ENTRYPOINT")
            line = [*json.loads(entry), *command]
            return subprocess.run(
                line, cwd=folder, env=variables, capture_output=True, text=True, timeout=60, check=False
            )

        yield run
        assert snapshot(tree) == before
        assert list(work.iterdir()) == []

    def test_the_wheel_holds_the_whole_bot(self, built):
        """Every module and data file under bot/, and the glossary with what it includes."""
        inside = set(zipfile.ZipFile(built[1]).namelist())
        files = [path for path in (ROOT / "bot").rglob("*") if path.is_file() and "__pycache__" not in path.parts]

        assert {str(path.relative_to(ROOT)) for path in files} - inside == set()
        shipped = {f"bot/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "data").rglob("*.yaml")}
        assert inside >= {"bot/data/glossary.yaml", "bot/data/glossary/included.yaml", *shipped}

    def test_check(self, run, built):
        """The shipped glossary is in the tree, and fine."""
        done = run("check")

        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(str(built[0]))
        assert "all fine" in done.stdout

    def test_lookup(self, run):
        """The same answer as everywhere."""
        done = run("lookup", "--json", "sharding")

        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["matches"][0]["id"] == "sharding"

    def test_the_default_command_lacks_only_a_token(self, run):
        """All that ``run`` imports is there with the run-time dependencies alone."""
        [command] = said(FINAL, "CMD")
        done = run(*json.loads(command))

        assert done.returncode == 78, done.stderr
        assert "DISCORD_TOKEN" in done.stderr

    def test_a_file_in_the_working_folder_cannot_take_its_place(self, run, tmp_path):
        """``python -m bot`` is the installed one."""
        (tmp_path / "bot.py").write_text("raise SystemExit(13)", encoding="utf-8")

        assert run("check", folder=tmp_path).returncode == 0
