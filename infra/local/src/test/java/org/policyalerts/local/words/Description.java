package org.policyalerts.local.words;

import static org.policyalerts.local.template.Template.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.template.Template;

/** What the descriptions of stack, pool and API give names to. */
record Description(Set<String> outputs, Set<String> resources, Set<String> parameters, Map<String, Object> paths) {

    private static final Pattern OUTPUT = Pattern.compile("OutputKey=='(\\w+)'|\\(out (\\w+)\\)");
    private static final Pattern RESOURCE = Pattern.compile("--logical-resource-id (\\w+)");
    private static final Pattern SETTING = Pattern.compile("(?<=\\s)([A-Z][A-Za-z]+)=");
    private static final Pattern REQUEST =
            Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE) (?:\\$API_URL|\\$API)?(/[^\\s?]*)(?:\\?(\\S+))?");
    private static final Pattern ADDRESS = Pattern.compile("^(/[a-z][^\\s?]*)\\?(\\S+)$");

    static Description read() {
        Set<String> outputs = new HashSet<>();
        Set<String> resources = new HashSet<>();
        Set<String> parameters = new HashSet<>();
        for (String file : List.of("template.yaml", "pool.yaml")) {
            outputs.addAll(map(Template.read(file).at("Outputs")).keySet());
            resources.addAll(map(Template.read(file).at("Resources")).keySet());
            parameters.addAll(map(Template.read(file).at("Parameters")).keySet());
        }
        return new Description(
                outputs,
                resources,
                parameters,
                map(Template.read("openapi.yaml").at("paths")));
    }

    List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        OUTPUT.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(name -> !outputs.contains(name))
                .forEach(name -> problems.add("no stack has the output " + name));
        RESOURCE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !resources.contains(name))
                .forEach(name -> problems.add("no stack has the resource " + name));
        if (text.contains("infra/deploy") || text.contains("sam deploy")) {
            SETTING.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !parameters.contains(name) && !name.equals("NAME"))
                    .forEach(name -> problems.add("there is no setting " + name));
        }
        Matcher request = REQUEST.matcher(text);
        if (request.matches() && !request.group(2).matches("/(local|desk).*")) {
            problems.addAll(problems(request.group(1), request.group(2), request.group(3)));
        }
        Matcher address = ADDRESS.matcher(text);
        if (address.matches() && !text.startsWith("/local")) {
            problems.addAll(problems("GET", address.group(1), address.group(2)));
        }
        return problems;
    }

    private List<String> problems(String method, String path, @Nullable String query) {
        List<Map<String, Object>> operations = paths.entrySet().stream()
                .filter(entry -> fits(entry.getKey(), path))
                .map(entry -> map(
                        map(entry.getValue()).get(method.replace("HEAD", "GET").toLowerCase(Locale.ROOT))))
                .filter(operation -> !operation.isEmpty())
                .toList();
        if (operations.isEmpty()) {
            return List.of("the API has no " + method + " " + path);
        }
        return Stream.of(query == null ? new String[0] : query.split("&"))
                .map(pair -> pair.replaceAll("=.*", ""))
                .filter(name -> !name.isEmpty() && !name.equals("…"))
                .filter(name -> operations.stream().noneMatch(operation -> asks(operation, name)))
                .map(name -> method + " " + path + " has no parameter " + name)
                .toList();
    }

    /** Whether a path of the description is the one that a document writes, with anything for what stands in braces. */
    private static boolean fits(String described, String written) {
        String pattern =
                Stream.of(described.split("\\{[^}]*}", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return written.replaceFirst("^…(?=/)", "/incidents/ID").matches(pattern);
    }

    private static boolean asks(Map<String, Object> operation, String name) {
        return operation.getOrDefault("parameters", List.of()) instanceof List<?> parameters
                && parameters.stream()
                        .anyMatch(parameter -> name.equals(map(parameter).get("name"))
                                || String.valueOf(map(parameter).get("$ref"))
                                        .toLowerCase(Locale.ROOT)
                                        .endsWith(name));
    }
}
