"""The lock files and the container: what they promise, and the Dockerfile's steps that need no engine, run for real."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def asked(*extras):
    """What pyproject.toml requires: its dependencies, those of the given extras, and of the extras these name."""
    lists = [
        PROJECT["project"]["dependencies"],
        *(PROJECT["project"]["optional-dependencies"][name] for name in extras),
    ]
    for requirement in map(Requirement, (text for texts in lists for text in texts)):
        if requirement.name == PROJECT["project"]["name"]:
            yield from asked(*requirement.extras)
        else:
            yield requirement


LOCKS = {
    "requirements.lock": [*asked("postgres")],
    "requirements-try.lock": [*asked("try")],
    "requirements-dev.lock": [*asked("dev")],
    "requirements-build.lock": [
        Requirement(text) for text in [*PROJECT["build-system"]["requires"], *PROJECT["dependency-groups"]["build"]]
    ],
}
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
MACHINES = [
    ("linux", "x86_64"),
    ("linux", "aarch64"),
    ("darwin", "x86_64"),
    ("darwin", "arm64"),
    ("win32", "AMD64"),
    ("win32", "ARM64"),
]

IMAGE = re.compile(r"python:(3\.\d+)-slim-[a-z]+")
HOME, STATE = "/opt/ki-glossar", "/var/lib/ki-glossar"


def _stages():
    """The Dockerfile's instructions as (name, argument), one list per stage."""
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
    """Every argument of an instruction in a stage, in order."""
    return [argument for name, argument in stage if name == instruction]


def environment(stage):
    """The variables that a stage sets."""
    return dict(word.split("=", 1) for argument in said(stage, "ENV") for word in shlex.split(argument))


def entries(lock):
    """The entries of a lock file, one line each."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def pins(lock, world):
    """The version of each package that a lock file installs in an environment with these marker values."""
    found = {}
    for entry in entries(lock):
        requirement = Requirement(entry.split("--hash")[0])
        if requirement.marker is None or requirement.marker.evaluate(world):
            assert requirement.name not in found, entry
            [pin] = requirement.specifier
            found[requirement.name] = pin.version
    return found


def world_of(system, machine, python):
    """The marker values on such a machine."""
    return {
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "os_name": "nt" if system == "win32" else "posix",
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
        "platform_version": "",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": system,
    }


@cache
def release_of(name):
    """The installed version of a package and what it requires; nothing if it is not installed here."""
    try:
        release = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None, []
    return release.version, [Requirement(text) for text in release.requires or ()]


def needed(lock, world):
    """Every requirement of a lock's roots in this environment, and of the pinned releases that are installed here.

    Another release may have other requirements, so an installed release that differs from its pin is not followed.
    """
    pinned, seen = pins(lock, world), set()
    waiting = [(requirement, frozenset([""])) for requirement in LOCKS[lock]]
    while waiting:
        item = requirement, extras = waiting.pop()
        if item in seen:
            continue
        seen.add(item)
        if requirement.marker and not any(requirement.marker.evaluate({**world, "extra": name}) for name in extras):
            continue
        yield requirement
        version, further = release_of(requirement.name)
        if version == pinned.get(canonicalize_name(requirement.name)):
            waiting += ((one, frozenset(["", *requirement.extras])) for one in further)


class TestLocks:
    """Everything that is installed is pinned by hash. If a test fails: ``make lock``."""

    def test_there_are_no_others(self):
        """The tests below read every lock file of the project."""
        assert {path.name for path in ROOT.glob("*.lock")} == set(LOCKS)

    @pytest.mark.parametrize("lock", LOCKS)
    def test_every_pin_has_its_hashes(self, lock):
        """Each entry is an exact version with SHA-256 hashes, and no lock says where packages come from."""
        for entry in entries(lock):
            assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; [^\\]*?)?( +--hash=sha256:[0-9a-f]{64})+ *", entry), entry
        assert not re.search("://|--index|--extra-index|--find-links", (ROOT / lock).read_text(encoding="utf-8"))

    @pytest.mark.parametrize(("system", "machine"), MACHINES)
    @pytest.mark.parametrize("lock", LOCKS)
    def test_everything_needed_is_pinned(self, lock, system, machine):
        """Every dependency, also an indirect one, is pinned to a version that fits."""
        for python in PYTHONS:
            world = world_of(system, machine, python)
            pinned = pins(lock, world)
            found = list(needed(lock, world))

            assert len({requirement.name for requirement in found}) > len(LOCKS[lock])
            for requirement in found:
                name = canonicalize_name(requirement.name)
                assert name in pinned, f"{lock} lacks {requirement}"
                assert requirement.specifier.contains(pinned[name], prereleases=True), requirement

    @pytest.mark.parametrize(("system", "machine"), MACHINES)
    def test_no_two_locks_disagree(self, system, machine):
        """One ``.venv`` may use several of them, and the container runs the versions that were tested."""
        for python in PYTHONS:
            world = world_of(system, machine, python)
            tested = pins("requirements-dev.lock", world)
            for lock in LOCKS:
                pinned = pins(lock, world)
                assert {name: tested.get(name, version) for name, version in pinned.items()} == pinned

    def test_nothing_else_is_installed(self):
        """Each pip command of the Dockerfile checks hashes and builds nothing foreign, or uses no index at all."""
        commands = [part for run in said(BUILD, "RUN") for part in run.split("&&") if "pip" in part.split()]

        assert len(commands) == 4
        for command in commands:
            assert "--require-hashes --only-binary :all:" in command or "--no-index --no-deps" in command
        assert not any("pip" in run for run in said(FINAL, "RUN"))


class TestFiles:
    """What Dockerfile, .dockerignore and compose.yaml say."""

    def test_both_stages_stand_on_the_same_pinned_image(self):
        """It names a version of Python and of Debian, never *latest*; the installed tree fits only its own Python."""
        images = [said(stage, "FROM")[0].split()[0] for stage in (BUILD, FINAL)]

        assert all(IMAGE.fullmatch(image)[1] in PYTHONS for image in images)
        assert len(set(images)) == 1

    def test_it_runs_as_a_numeric_user(self):
        """The user is numeric, so an orchestrator can see that it is not root; no later instruction runs as root."""
        [user] = said(FINAL, "USER")

        assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
        names = [name for name, _ in FINAL]
        assert not {"RUN", "COPY", "ADD"} & set(names[names.index("USER") :])

    def test_signals_reach_python(self):
        """All commands use the exec form, so that no shell stands between the engine and the bot."""
        [entry], [command], [health] = (said(FINAL, name) for name in ("ENTRYPOINT", "CMD", "HEALTHCHECK"))

        assert json.loads(entry) == ["python", "-m", "bot"]
        assert json.loads(command) == ["run"]
        assert json.loads(health.split("CMD ")[1]) == ["python", "-m", "bot", "healthcheck"]

    def test_state_goes_to_the_one_volume(self):
        """The volume, the setting and the folder that the user owns are the same."""
        [user] = said(FINAL, "USER")
        uid, gid = user.split(":")

        assert said(FINAL, "VOLUME") == [STATE]
        assert environment(FINAL)["STATE_DIR"] == STATE
        assert f"--owner={uid} --group={gid} --mode=0700 {STATE}" in said(FINAL, "RUN")[0]
        assert said(FINAL, "WORKDIR") == [HOME]  # owned by root, so nobody can put a .env or a module there

    def test_the_build_sees_what_it_copies_and_no_more(self):
        """Only what a COPY names is included: no .env, no history, no tests."""
        first, *rest = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
        let_in = {line.removeprefix("!") for line in rest if line.startswith("!")}

        assert first == "*"
        assert let_in == set(copied())
        assert all((ROOT / name).exists() for name in let_in)

    def test_compose_keeps_the_promises(self):
        """All is read-only except /tmp and the volume; there is no port, no privileges, and time to finish."""
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
    """What the build copies from the project folder."""
    for argument in said(BUILD, "COPY"):
        *sources, _ = argument.split()
        yield from (source.removeprefix("./") for source in sources)


def link_dependencies(site_packages):
    """Link the bot's run-time dependencies, and nothing that only development needs, into an environment."""
    for name in pins("requirements.lock", default_environment()):
        release = metadata.distribution(name)
        for top in {file.parts[0] for file in release.files} - {"..", "__pycache__"}:
            if not (site_packages / top).exists():
                (site_packages / top).symlink_to(release.locate_file(top))


def snapshot(tree):
    """Every file and folder with its size and modification time; links are not followed."""
    return {path: (path.lstat().st_size, path.lstat().st_mtime_ns) for path in tree.rglob("*")}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The image's tree and the wheel in it, built by the Dockerfile's own command and then made read-only."""
    base = tmp_path_factory.mktemp("image")
    source, tree, wheels = base / "src", base / "opt", base / "wheel"
    for name in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            source.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, source)
    (source / "data" / "glossary").mkdir(exist_ok=True)
    (source / "data" / "glossary" / "included.yaml").touch()  # as for a glossary in several files
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
    """The installed bot runs in an empty folder and does not change its tree."""

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
        """The shipped glossary is in the tree, and valid."""
        done = run("check")

        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(str(built[0]))
        assert "all fine" in done.stdout

    def test_lookup(self, run):
        """The answer is the same as everywhere."""
        done = run("lookup", "--json", "sharding")

        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["matches"][0]["id"] == "sharding"

    def test_the_default_command_lacks_only_a_token(self, run):
        """The run-time dependencies are enough for everything that ``run`` imports."""
        [command] = said(FINAL, "CMD")
        done = run(*json.loads(command))

        assert done.returncode == 78, done.stderr
        assert "DISCORD_TOKEN" in done.stderr

    def test_a_file_in_the_working_folder_cannot_take_its_place(self, run, tmp_path):
        """``python -m bot`` runs the installed bot."""
        (tmp_path / "bot.py").write_text("raise SystemExit(13)", encoding="utf-8")

        assert run("check", folder=tmp_path).returncode == 0
