"""Writes the CloudFormation template that AWS's own SAM transform makes of a template: translate-template.py TEMPLATE [NAME=VALUE…]"""
import json
import logging
import os
import sys

from cfnlint.decode import cfn_yaml
from samtranslator.translator.transform import transform

REGION = "eu-central-1"


class NoManagedPolicies:
    """Our roles name none, so nobody has to ask an account for them."""

    def load(self):
        return {}


def read(path):
    logging.disable(logging.WARNING)
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
    template = json.loads(json.dumps(cfn_yaml.load(path)))
    # What `sam deploy` puts there after it has uploaded the jar.
    template["Globals"]["Function"]["CodeUri"] = "s3://artifacts/policy-alerts-lambda.jar"
    return template


def translate(template, settings):
    parameters = {name: str(parameter.get("Default", "given")) for name, parameter in template["Parameters"].items()}
    return transform(json.loads(json.dumps(template)), {**parameters, **settings, "AWS::Region": REGION}, NoManagedPolicies())


if __name__ == "__main__":
    given = dict(setting.split("=", 1) for setting in sys.argv[2:])
    json.dump(translate(read(sys.argv[1]), given), sys.stdout, indent=1)
