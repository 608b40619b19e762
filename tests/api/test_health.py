"""GET /v1/health, /openapi.json and the playground's page."""

import json
import re

from api_client import Client
from rapport.diagnosis import Finding


def test_a_healthy_coach_says_so(client: Client) -> None:
    answer = client.get("/v1/health").json
    assert answer["status"] == "ok"
    assert answer["model"] == "scripted@1"


def test_a_missing_file_is_named_with_its_remedy(client: Client, findings: list[Finding]) -> None:
    findings[:] = [Finding("model", False, "models/prepared/model.safetensors is missing", "Run `make setup`.")]
    answer = client.get("/v1/health").json
    assert answer["status"] == "error"
    assert answer["checks"] == [
        {
            "name": "model",
            "ok": False,
            "message": "models/prepared/model.safetensors is missing",
            "remedy": "Run `make setup`.",
        }
    ]


def test_the_openapi_document_declares_every_address_and_body(client: Client) -> None:
    document = client.get("/openapi.json").json
    assert {"/v1/check", "/v1/rewrite", "/v1/health"} <= set(document["paths"])
    schemas = document["components"]["schemas"]
    assert set(schemas["Draft"]["required"]) == {"surface", "relationship", "thread", "draft"}
    assert {"verdict", "score", "labels", "sentences", "model"} <= set(schemas["CheckOut"]["properties"])
    for reference in re.findall(r'"\$ref": ?"#/components/schemas/([^"]+)"', json.dumps(document)):
        assert reference in schemas
    wrong = document["paths"]["/v1/check"]["post"]["responses"]["422"]["content"]["application/json"]["schema"]
    declared = schemas[wrong["$ref"].rsplit("/", 1)[-1]] if "$ref" in wrong else wrong
    assert set(declared["properties"]) == {"code", "message", "field"}
    stream = document["paths"]["/v1/rewrite"]["post"]["responses"]["200"]["content"]
    assert "text/event-stream" in stream


def test_the_playground_keeps_everything_at_home(client: Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
