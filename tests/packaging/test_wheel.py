"""The package works outside the clone: tables, ontology and page travel with it."""

import configparser
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CLONE = Path(__file__).resolve().parents[2]


def test_every_package_is_listed() -> None:
    config = configparser.ConfigParser()
    config.read(CLONE / "setup.cfg", "utf-8")
    listed = set(config["options"]["packages"].split())
    found = {".".join(p.parent.relative_to(CLONE).parts) for top in ("kg", "visualize") for p in (CLONE / top).rglob("__init__.py")}
    assert listed == found | {"kg.data", "kg.ontology"}


@pytest.mark.skipif(shutil.which("uv") is None, reason="uv builds the wheel")
def test_a_wheel_builds_the_demo_elsewhere(tmp_path: Path) -> None:
    built = subprocess.run(
        ["uv", "build", "--wheel", "--quiet", "--out-dir", tmp_path, CLONE], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert built.returncode == 0, built.stderr
    site = tmp_path / "site"
    zipfile.ZipFile(next(tmp_path.glob("*.whl"))).extractall(site)
    command = [
        sys.executable,
        "-c",
        "import kg, sys; assert sys.argv[1] in kg.__file__; from kg.cli import main; main(sys.argv[2:])",
        str(site),
    ]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    run = subprocess.run([*command, "build", "--out", "out"], capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(list((tmp_path / "out" / "records").iterdir())) == 5
    asked = subprocess.run(
        [*command, "ask", "q16", "--format", "csv"], capture_output=True, text=True, cwd=tmp_path, env=environment, check=False
    )
    assert "同卫健党组发〔2020〕8号" in asked.stdout, asked.stderr
