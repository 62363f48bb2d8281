"""SCORM packages as files: the manifest is what the platforms' schemas ask for, the page stands alone."""

import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest

from engine.cli.exports import player
from engine.exchange.exporters.scorm import Version, manifest, package
from tests.exchange.works import ROOT, WORKS, work

VERSIONS: list[Version] = ["1.2", "2004"]
CP = {
    "1.2": "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}",
    "2004": "{http://www.imsglobal.org/xsd/imscp_v1p1}",
}
ADL = {"1.2": "{http://www.adlnet.org/xsd/adlcp_rootv1p2}", "2004": "{http://www.adlnet.org/xsd/adlcp_v1p3}"}
SS = "{http://www.imsglobal.org/xsd/imsss}"
#: Element → its children in the order of the content model, and its attributes.
CONTENT: dict[str, tuple[list[str], set[str]]] = {
    "manifest": (["metadata", "organizations", "resources"], {"identifier", "version"}),
    "metadata": (["schema", "schemaversion"], set()),
    "organizations": (["organization"], {"default"}),
    "organization": (["title", "item", "sequencing"], {"identifier"}),
    "item": (["title", "sequencing"], {"identifier", "identifierref", "isvisible"}),
    "resources": (["resource"], set()),
    "resource": (["file"], {"identifier", "type", "href", "scormtype", "scormType"}),
    "file": ([], {"href"}),
    "sequencing": (["controlMode", "deliveryControls"], set()),
    "controlMode": ([], {"choice", "flow"}),
    "deliveryControls": ([], {"completionSetByContent", "objectiveSetByContent"}),
}


def bare(name: str) -> str:
    return name.rpartition("}")[2]


def checked(element: ET.Element) -> None:
    name = bare(element.tag)
    if name in ("title", "schema", "schemaversion"):
        assert (element.text or "").strip()
        return
    order, attributes = CONTENT[name]
    children = [bare(child.tag) for child in element]
    assert children == sorted(children, key=order.index)
    assert {bare(a) for a in element.attrib} - {"schemaLocation"} <= attributes
    for child in element:
        checked(child)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", WORKS)
def test_a_manifest_follows_the_content_model(version: Version, name: str) -> None:
    top = ET.fromstring(manifest(version, work(name)))
    cp, adl = CP[version], ADL[version]

    checked(top)
    assert {e.tag.rpartition("}")[0] + "}" for e in top.iter()} == {cp} | (
        {SS} if version == "2004" else set()
    )
    assert top.findtext(f"{cp}metadata/{cp}schemaversion") == (
        "1.2" if version == "1.2" else "2004 3rd Edition"
    )
    organizations = top.find(f"{cp}organizations")
    item, resource = top.find(f".//{cp}item"), top.find(f".//{cp}resource")
    assert organizations is not None
    assert item is not None
    assert resource is not None
    assert organizations.get("default") == organizations[0].get("identifier")
    assert item.get("identifierref") == resource.get("identifier")
    assert resource.get(f"{adl}{'scormtype' if version == '1.2' else 'scormType'}") == "sco"
    identifiers = [e.get("identifier") for e in top.iter() if e.get("identifier")]
    assert len(identifiers) == len(set(identifiers))
    assert all(re.fullmatch(r"[^\W\d][\w.·-]*", str(i)) for i in identifiers)
    assert len(str(top.get("version"))) <= 20


def test_a_work_whose_name_begins_with_a_digit_has_a_proper_identifier() -> None:
    top = ET.fromstring(manifest("1.2", {**work("huohua"), "id": "2024年·一课", "title": "甲 & 乙 <丙>"}))
    assert top.get("identifier") == "qingjing-2024年·一课"
    assert top.findtext(f".//{CP['1.2']}title") == "甲 & 乙 <丙>"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_package_holds_what_its_manifest_names_and_the_same_bytes_each_time(version: Version) -> None:
    static: dict[str, Any] = player()
    data = package(version, work("huohua"), static, {})

    assert package(version, work("huohua"), dict(reversed(list(static.items()))), {}) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["imsmanifest.xml", "index.html"]
        page = archive.read("index.html").decode()
        named = {
            f.get("href") for f in ET.fromstring(archive.read("imsmanifest.xml")).iter(f"{CP[version]}file")
        }
    assert named == {"index.html"}
    assert f'"scorm":"{version}"' in page
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|\beval\(", page)


def test_a_page_to_pass_along_knows_of_no_platform() -> None:
    from engine.exchange.exporters.html import one_file

    page = one_file(work("huohua"), player(), {}).decode()
    assert "LMSInitialize" not in page


@pytest.mark.parametrize(
    ("form", "file"), [("scorm12", "huohua.scorm12.zip"), ("scorm2004", "huohua.scorm2004.zip")]
)
def test_the_command_writes_packages(tmp_path: Path, form: str, file: str) -> None:
    command = [sys.executable, "-m", "engine", "build", "huohua", "--to", form, "-o", str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.split() == [str(tmp_path / file)]
    assert zipfile.is_zipfile(tmp_path / file)
