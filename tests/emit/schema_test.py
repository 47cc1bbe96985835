"""schema_test.py SCHEMA PROGRAM: every line that PROGRAM prints is a record by SCHEMA, and its offsets are right."""
import copy
import json
import subprocess
import sys

import jsonschema


def surface(record, start, end):
    if record["offsets"] == "codepoint":
        return record["text"][start:end]
    encoding, width = ("utf-8", 1) if record["offsets"] == "byte" else ("utf-16-le", 2)
    return record["text"].encode(encoding)[start * width:end * width].decode(encoding)


def check_surfaces(record, node):
    """text[start:end] == surface for everything that carries both."""
    checked = 0
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            assert surface(record, node["start"], node["end"]) == node["text"], node
            checked += 1
        if "of_start" in node:
            assert surface(record, node["of_start"], node["of_end"]) == node["of"], node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        checked += check_surfaces(record, child)
    return checked


def faults(record):
    """Copies of a record with one fault each: the schema must refuse all of them."""
    for change in (lambda r: r.update(extra=1), lambda r: r.pop("text"), lambda r: r.update(schema="kiji/0"),
                   lambda r: r["events"][0].update(type="party"), lambda r: r["warnings"][0].update(code="nonsense"),
                   lambda r: r["figures"][0].update(bound=""), lambda r: r["times"][0].update(start=-1)):
        broken = copy.deepcopy(record)
        change(broken)
        yield broken


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    lines = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8").splitlines()
    assert len(lines) > 0, "no records"
    checked = 0
    for line in lines:
        record = json.loads(line)
        errors = [error.message for branch in validator.iter_errors(record) for error in branch.context or [branch]]
        assert not errors, (line, errors)
        if "text" in record:
            checked += check_surfaces(record, {k: v for k, v in record.items() if k != "text"})
        if all(record.get(key) for key in ("events", "figures", "times", "warnings")):
            for broken in faults(record):
                assert not validator.is_valid(broken), broken
    types = schema["$defs"]["event_type"]["oneOf"]
    assert len(types) == 39 and all(t["description"] and t["examples"] for t in types)
    print(f"{len(lines)} records, {checked} surfaces")


main()
