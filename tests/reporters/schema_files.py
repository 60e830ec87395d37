"""Validators for the formats; the schemas stand in `schemas/`."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"
_URI = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+")


@cache
def _json_validator(name: str) -> Any:
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    cls = jsonschema.validators.validator_for(schema)
    cls.check_schema(schema)
    return cls(schema)


@cache
def _xml_schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / name))


def valid_json(text: str, name: str) -> Any:
    """The data, once it satisfies the schema."""
    data = json.loads(text.encode("utf-8"))
    _json_validator(name).validate(data)
    return data


def valid_xml(text: str, name: str) -> etree._Element:
    """The root, once it satisfies the schema."""
    root = etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False))
    _xml_schema(name).assertValid(root)
    return root


def valid_sarif(text: str) -> Any:
    """The run, once the log satisfies the schema and what the schema cannot say."""
    run = valid_json(text, "sarif-2.1.0.json")["runs"][0]
    components = [run["tool"]["driver"], *run["tool"].get("extensions", [])]
    for result in run["results"]:
        for location in result["locations"]:
            assert _URI.fullmatch(location["physicalLocation"]["artifactLocation"]["uri"])
        rule = result.get("rule", {})
        component = components[1 + rule["toolComponent"]["index"]] if rule else components[0]
        assert component["rules"][rule.get("index", result.get("ruleIndex"))]["id"] == result["ruleId"]
    names = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(names) == len(set(names))
    return run
