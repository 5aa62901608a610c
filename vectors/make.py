#!/usr/bin/env python3
"""Writes the vectors of every vendor, or of those named: `python3 vectors/make.py line zignsec`.

recipes/<vendor>.py says what the vendor sends, in the words of its documentation; tools/ has what several of them share.
No line of hookseal takes part. The same input always gives the same bytes.
"""

import json
import sys
from collections import Counter
from importlib import import_module

from tools.files import FOLDER, text_of

RECIPES = sorted(path.stem for path in (FOLDER / "recipes").iterdir() if not path.name.startswith("_"))


def write(vendor):
    content, indented = import_module(f"recipes.{vendor}").FILE
    name = vendor.replace("_", "-") + ".json"
    (FOLDER / name).write_text(text_of(content, indented), encoding="utf-8", newline="\n")
    accepted = sum("error" not in one["expect"] for one in content["vectors"])
    print(f"{name}: {accepted} accepted, {len(content['vectors']) - accepted} refused")


def check():
    """Over all files: an id names one vector, and every error code has one."""
    schema = json.loads((FOLDER / "schema.json").read_text())
    files = [json.loads(path.read_text()) for path in FOLDER.glob("*.json") if path.name != "schema.json"]
    vectors = [one for file in files for one in file["vectors"]]
    twice = [name for name, count in Counter(one["id"] for one in vectors).items() if count > 1]
    assert not twice, f"ids used twice: {twice}"
    untested = set(schema["$defs"]["code"]["enum"]) - {one["expect"].get("error") for one in vectors}
    # JavaScript's alone: a body that is not bytes cannot be written in JSON.
    assert untested == {"body_not_raw"}, f"codes without a vector: {untested}"


def main(wanted):
    unknown = [vendor for vendor in wanted if vendor not in RECIPES]
    if unknown:
        sys.exit(f"no recipe of {', '.join(unknown)}: see vectors/recipes/")
    for vendor in wanted or RECIPES:
        write(vendor)
    check()


if __name__ == "__main__":
    main([name.replace("-", "_") for name in sys.argv[1:]])
