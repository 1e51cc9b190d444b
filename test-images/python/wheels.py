"""Makes wheels of pure Python distributions that Debian installed: wheels.py FOLDER NAME…"""
import base64
import hashlib
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path


def sources(name, site):
    """The files of a module or package, by their path in the wheel."""
    files = [site / f"{name}.py", *(site / name).rglob("*")]
    return {
        str(file.relative_to(site)): file.read_bytes()
        for file in files
        if file.is_file() and file.suffix != ".pyc"
    }


def record(path, data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{path},sha256={digest},{len(data)}\n"


def make(folder, name):
    dist = distribution(name)
    info = f"{name}-{dist.version}.dist-info"
    files = sources(name, Path(dist.locate_file("")))
    # Debian installs either form of the metadata; the egg's is the same text.
    metadata = dist.read_text("METADATA") or dist.read_text("PKG-INFO") or dist.read_text("")
    files[f"{info}/METADATA"] = metadata.encode()
    files[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: cpat stand-in\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    lines = "".join(record(path, data) for path, data in files.items())
    files[f"{info}/RECORD"] = f"{lines}{info}/RECORD,,\n".encode()
    with zipfile.ZipFile(folder / f"{name}-{dist.version}-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in files.items():
            wheel.writestr(path, data)


target = Path(sys.argv[1])
target.mkdir(parents=True, exist_ok=True)
for distribution_name in sys.argv[2:]:
    make(target, distribution_name)
