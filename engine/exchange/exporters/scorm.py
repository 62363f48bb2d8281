"""A work as a SCORM package: the one-file player, and a manifest that names it as its one lesson.

SCORM 1.2 is what most platforms take; SCORM 2004 (3rd edition) keeps more of a learner's progress. The manifests
follow the Content Packaging of IMS as ADL profiles it (SCORM 1.2 CAM 2.3.4; SCORM 2004 CAM 3.4).
"""

import io
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from typing import Any, Literal

from engine.exchange.exporters.html import one_file

Version = Literal["1.2", "2004"]

ENTRY = "scorm.js"
PAGE = "index.html"
#: The oldest moment that a zip file can name: the same files give the same bytes.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMES: dict[str, dict[str, str]] = {
    "1.2": {
        "": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    "2004": {
        "": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "imsss": "http://www.imsglobal.org/xsd/imsss",
    },
}
_SCHEMAS = {
    "1.2": {"": "imscp_rootv1p1p2.xsd", "adlcp": "adlcp_rootv1p2.xsd"},
    "2004": {"": "imscp_v1p1.xsd", "adlcp": "adlcp_v1p3.xsd", "imsss": "imsss_v1p0.xsd"},
}


def package(
    version: Version, bundle: Mapping[str, Any], static: Mapping[str, bytes], media: Mapping[str, bytes]
) -> bytes:
    """The package as a zip file. ``static`` are the player's files by path, ``media`` the work's by name."""
    page = one_file(bundle, static, media, entry=ENTRY, more={"scorm": version})
    files = {"imsmanifest.xml": manifest(version, bundle), PAGE: page}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def manifest(version: Version, bundle: Mapping[str, Any]) -> bytes:
    """The manifest, as UTF-8 XML."""
    names = _NAMES[version]
    title = bundle["title"]
    # An identifier must not begin with a digit; a name of a work may.
    top = ET.Element("manifest", identifier=f"qingjing-{bundle['id']}", version=bundle["digest"])
    for prefix, name in names.items():
        top.set(f"xmlns:{prefix}" if prefix else "xmlns", name)
    top.set("xmlns:xsi", _XSI)
    top.set("xsi:schemaLocation", " ".join(f"{names[p]} {file}" for p, file in _SCHEMAS[version].items()))
    metadata = ET.SubElement(top, "metadata")
    ET.SubElement(metadata, "schema").text = "ADL SCORM"
    ET.SubElement(metadata, "schemaversion").text = "1.2" if version == "1.2" else "2004 3rd Edition"
    organization = ET.SubElement(
        ET.SubElement(top, "organizations", default="organization"), "organization", identifier="organization"
    )
    ET.SubElement(organization, "title").text = title
    item = ET.SubElement(organization, "item", identifier="item", identifierref="page", isvisible="true")
    ET.SubElement(item, "title").text = title
    if version == "2004":
        _sequencing(organization, item)
    resources = ET.SubElement(top, "resources")
    kind = "adlcp:scormtype" if version == "1.2" else "adlcp:scormType"
    page = ET.SubElement(resources, "resource", identifier="page", type="webcontent", href=PAGE)
    page.set(kind, "sco")
    ET.SubElement(page, "file", href=PAGE)
    ET.indent(top)
    made: bytes = ET.tostring(top, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"


def _sequencing(organization: ET.Element, item: ET.Element) -> None:
    """Only the lesson itself says that it is completed or passed; otherwise a platform would guess."""
    delivered = ET.SubElement(item, "imsss:sequencing")
    ET.SubElement(
        delivered, "imsss:deliveryControls", completionSetByContent="true", objectiveSetByContent="true"
    )
    chosen = ET.SubElement(organization, "imsss:sequencing")
    ET.SubElement(chosen, "imsss:controlMode", choice="true", flow="true")
