"""
Settings and code reach the functions: check-versions.py TEMPLATE. Changes one setting after another, asks infra/deploy for the release and SAM's own
transform for the template, and demands a new version, and the alias on it, of each function whose environment changed. Then it takes the release away
and demands that it notices.
"""
import copy
import importlib.util
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("translate_template", HERE / "translate-template.py")
translation = importlib.util.module_from_spec(spec)
spec.loader.exec_module(translation)


def value_of(name, parameter, is_other):
    """A value that the parameter takes, and another one."""
    if "AllowedValues" in parameter:
        return str(parameter["AllowedValues"][-1 if is_other else 0])
    if parameter["Type"] == "Number":
        return str(parameter.get("MinValue", 1) + is_other)
    return f"{name}-{'two' if is_other else 'one'}"


def release(path, jar, settings):
    given = [f"{name}={value}" for name, value in settings.items()]
    options = ["--pool"] if path.name == "pool.yaml" else []
    command = [HERE.parent / "infra" / "deploy", *options, "--jar", jar, "--release", *given]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def resolved(value, settings):
    if isinstance(value, dict):
        if list(value) == ["Ref"] and value["Ref"] in settings:
            return settings[value["Ref"]]
        return {name: resolved(inner, settings) for name, inner in value.items()}
    return [resolved(inner, settings) for inner in value] if isinstance(value, list) else value


def functions(template, settings, fingerprint):
    """Of each function its environment and the version that its alias stands for."""
    resources = translation.translate(template, {**settings, "Release": fingerprint})["Resources"]
    found = {}
    for name, resource in resources.items():
        if resource["Type"] == "AWS::Lambda::Function":
            alias = resources[name + "Aliaslive"]["Properties"]["FunctionVersion"]["Fn::GetAtt"][0]
            assert resources[alias]["Type"] == "AWS::Lambda::Version", alias
            found[name] = (resolved(resource["Properties"].get("Environment"), settings), alias)
    return found


def problems(path, template, jar):
    names = [name for name in template["Parameters"] if name != "Release"]
    first = {name: value_of(name, template["Parameters"][name], False) for name in names}
    before = functions(template, first, release(path, jar, first))
    found, reached = [], 0
    if functions(template, first, release(path, jar, first)) != before:
        found.append("the same settings make other versions")
    with tempfile.NamedTemporaryFile() as other:
        other.write(b"other code")
        other.flush()
        after = functions(template, first, release(path, other.name, first))
        found += [f"other code would not reach {name}" for name in before if after[name][1] == before[name][1]]
    for name in names:
        second = {**first, name: value_of(name, template["Parameters"][name], True)}
        after = functions(template, second, release(path, jar, second))
        for function, (environment, version) in before.items():
            has_changed = after[function][0] != environment
            reached += has_changed
            if has_changed and after[function][1] == version:
                found.append(f"{name} would not reach {function}")
    if not reached:
        found.append("no setting reaches a function")
    return found, reached


def main(path):
    jar = str(path)  # Any file: its bytes are what counts.
    template = translation.read(str(path))
    found, reached = problems(path, template, jar)
    blind = copy.deepcopy(template)
    for resource in blind["Resources"].values():
        resource.get("Properties", {}).pop("AutoPublishCodeSha256", None)
    if not problems(path, blind, jar)[0]:
        found.append("without the release no difference is noticed")
    for problem in found:
        print(problem)
    print(f"== {path.name}: {reached} changes of an environment, each with a new version" if not found else f"== {path.name}: wrong")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
