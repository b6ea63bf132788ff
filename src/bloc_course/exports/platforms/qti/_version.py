"""What tells the versions of QTI apart: words, namespaces, places of the schemas, package types."""

from __future__ import annotations

from dataclasses import dataclass

LOM = "http://ltsc.ieee.org/xsd/LOM"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version. kebab: its words are those of QTI 3. external: outcomes say who gives them.

    uses: a rubric block says what it is for.
    """

    name: str
    items: str
    items_schema: str
    package: str
    package_schema: str
    metadata: str
    schema: str
    schema_version: str
    kind: str
    kebab: bool = False
    external: bool = True
    uses: bool = False


V21 = Version(
    name="2.1",
    items="http://www.imsglobal.org/xsd/imsqti_v2p1",
    items_schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    package="http://www.imsglobal.org/xsd/imscp_v1p1",
    package_schema="http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    metadata="http://www.imsglobal.org/xsd/imsqti_metadata_v2p1",
    schema="QTIv2.1 Package",
    schema_version="1.0.0",
    kind="xmlv2p1",
    external=False,
)
V22 = Version(
    name="2.2",
    items="http://www.imsglobal.org/xsd/imsqti_v2p2",
    items_schema="http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd",
    package="http://www.imsglobal.org/xsd/imscp_v1p1",
    package_schema="http://www.imsglobal.org/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd",
    metadata="http://www.imsglobal.org/xsd/imsqti_metadata_v2p2",
    schema="QTIv2.2 Package",
    schema_version="1.0.0",
    kind="xmlv2p2",
)
V30 = Version(
    name="3.0",
    items="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    items_schema=("https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"),
    package="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    package_schema=(
        "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
    ),
    metadata="http://www.imsglobal.org/xsd/imsqti_metadata_v3p0",
    schema="QTI Package",
    schema_version="3.0.0",
    kind="xmlv3p0",
    kebab=True,
    uses=True,
)
VARIANTS = (
    "each section of the test draws its number of items for each student, where the program keeps"
    " the selection of a test (many import the items alone)"
)
