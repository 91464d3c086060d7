"""Writes the CloudFormation template that AWS's own SAM transform makes of a template: translate-template.py TEMPLATE"""
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


logging.disable(logging.WARNING)
os.environ.setdefault("AWS_DEFAULT_REGION", REGION)
template = json.loads(json.dumps(cfn_yaml.load(sys.argv[1])))
# What `sam deploy` puts there after it has uploaded the jar.
template["Globals"]["Function"]["CodeUri"] = "s3://artifacts/policy-alerts-lambda.jar"
parameters = {name: str(parameter.get("Default", "given")) for name, parameter in template["Parameters"].items()}
parameters["AWS::Region"] = REGION
json.dump(transform(template, parameters, NoManagedPolicies()), sys.stdout, indent=1)
