"""The editions of SDMX as standards that files conform to, each known by the address of its own schema."""

from exporters.format import Standard

_ML = "http://www.sdmx.org/resources/sdmxml/schemas"
_JSON_2_0 = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0"

ML_2_1 = Standard("SDMX-ML 2.1", f"{_ML}/v2_1/message")
ML_3_0 = Standard("SDMX-ML 3.0", f"{_ML}/v3_0/message")
ML_3_1 = Standard("SDMX-ML 3.1", f"{_ML}/v3_1/message")
JSON_2_0 = Standard("SDMX-JSON 2.0", f"{_JSON_2_0}/sdmx-json-structure-schema.json")
JSON_2_1 = Standard("SDMX-JSON 2.1", "https://json.sdmx.org/2.1/sdmx-json-structure-schema.json")
