"""Fails if a generated client lacks a route or a model of the description."""

import json
import re
import sys
from pathlib import Path

work = Path(sys.argv[1])
description = json.loads((work / "openapi.json").read_text())
routes = [operation["operationId"] for path in description["paths"].values() for method, operation in path.items() if method != "parameters"]
schemas = description["components"]["schemas"]
models = [name for name, schema in schemas.items() if schema.get("type") == "object" or "enum" in schema]


def folded(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


def lacking(client, wanted, found):
    found = {folded(name) for name in found}
    return [f"{client}: {name}" for name in wanted if folded(name) not in found]


python = work / "python/policy_alerts_client"
java = work / "java/src/main/java/org/openapitools/client"
methods = "".join(file.read_text() for file in (java / "api").glob("*.java"))
types = (work / "api.d.ts").read_text()
# A map of names to numbers is a map in Java, not a model.
maps = {name for name, schema in schemas.items() if "properties" not in schema and "enum" not in schema}
lost = [
    *lacking("python, route", routes, (file.stem for file in python.glob("api/*/*.py"))),
    *lacking("python, model", models, (file.stem for file in python.glob("models/*.py"))),
    *lacking("java, route", routes, re.findall(r"  public \S+ (\w+)WithHttpInfo\(", methods)),
    *lacking("java, model", (name for name in models if name not in maps), (file.stem for file in java.glob("model/*.java"))),
    *lacking("typescript, route", routes, re.findall(r"^    (\w+): \{$", types, re.M)),
    *lacking("typescript, model", models, re.findall(r"^        (\w+): ", types, re.M)),
]
print("\n".join(lost) or f"{len(routes)} routes and {len(models)} models in each of three clients")
sys.exit(bool(lost))
