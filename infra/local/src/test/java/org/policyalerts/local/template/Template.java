package org.policyalerts.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.files.ProjectFolder;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A deployed stack as {@code infra/template.yaml} or another file there describes it.
 *
 * @param root the file's content; {@code !Ref X} is the map {@code {Ref: X}}, and so with the other short functions
 */
public record Template(Map<String, Object> root) {

    static final List<String> FUNCTIONS =
            List.of("ApiFunction", "EvaluationFunction", "DeliveryFunction", "ReviewFunction");

    public static Template read() {
        return read("template.yaml");
    }

    public static Template read(String file) {
        try {
            String text = Files.readString(ProjectFolder.find("infra").resolve(file));
            Node node = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElseThrow();
            return new Template(map(value(node)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static @Nullable Object value(Node node) {
        String tag = node.getTag().getValue();
        Object plain = plain(node);
        return tag.startsWith("!") ? Map.of(tag.substring(1), plain == null ? "" : plain) : plain;
    }

    private static @Nullable Object plain(Node node) {
        if (node instanceof MappingNode mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            mapping.getValue().forEach(entry -> {
                Object value = value(entry.getValueNode());
                map.put(((ScalarNode) entry.getKeyNode()).getValue(), value == null ? "" : value);
            });
            return map;
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(Template::value).toList();
        }
        String text = ((ScalarNode) node).getValue();
        return node.getTag().equals(Tag.BOOL)
                ? Boolean.valueOf(text)
                : node.getTag().equals(Tag.INT) ? Long.valueOf(text) : text;
    }

    /** The value at a path; an empty map if there is none. */
    public Object at(String... path) {
        Object value = root;
        for (String step : path) {
            value = map(value).getOrDefault(step, Map.of());
        }
        return value;
    }

    Map<String, Object> resource(String name) {
        return map(at("Resources", name));
    }

    /** A property of a resource; an empty map if it is not set. */
    Object property(String resource, String... path) {
        return at(Stream.concat(Stream.of("Resources", resource, "Properties"), Arrays.stream(path))
                .toArray(String[]::new));
    }

    /** The events of a function that are of one type, by name. */
    Map<String, Map<String, Object>> events(String function, String type) {
        Map<String, Map<String, Object>> events = new LinkedHashMap<>();
        map(property(function, "Events")).forEach((name, event) -> {
            if (type.equals(map(event).get("Type"))) {
                events.put(name, map(map(event).get("Properties")));
            }
        });
        return events;
    }

    /**
     * What the function's role allows, each as {@code action on resource}; {@code via} names a service if only calls
     * through that service are allowed.
     */
    List<String> allowed(String function) {
        String role = name(property(function, "Role"));
        return list(property(role, "Policies")).stream()
                .flatMap(policy -> list(map(map(policy).get("PolicyDocument")).get("Statement")).stream())
                .flatMap(statement -> allowed(map(statement)))
                .sorted()
                .toList();
    }

    private static Stream<String> allowed(Map<String, Object> statement) {
        Object asked = map(map(statement.get("Condition")).get("StringEquals")).get("kms:ViaService");
        String via = asked == null ? "" : " via " + name(asked).replaceAll("\\..*", "");
        Object resource = statement.getOrDefault("Resource", "*");
        List<Object> resources = resource instanceof List<?> ? list(resource) : List.of(resource);
        return list(statement.get("Action")).stream()
                .flatMap(action -> resources.stream().map(each -> action + " on " + name(each) + via));
    }

    /**
     * A resource's name without the function around it: {@code Table} for {@code !GetAtt Table.Arn}, {@code Table/x}
     * for {@code !Sub "${Table.Arn}/x"}.
     */
    static String name(Object reference) {
        return map(withoutRestore(reference)).values().stream()
                .map(value -> value.toString().replaceAll("\\$\\{([A-Za-z]+)(\\.Arn)?}", "$1"))
                .map(value -> value.replaceAll("\\.Arn$", ""))
                .findFirst()
                .orElse(reference.toString());
    }

    /** What a value is where the stack makes its table itself, as it does but after a restore. */
    static Object withoutRestore(Object value) {
        List<Object> choice = list(map(value).get("If"));
        return choice.isEmpty() ? value : choice.get(1);
    }

    /** The same template with another value at a path; null removes what is there. */
    Template with(@Nullable Object value, Object... path) {
        return new Template(map(changed(root, value, path)));
    }

    private static Object changed(Object node, @Nullable Object value, Object... path) {
        Object[] rest = Arrays.copyOfRange(path, 1, path.length);
        if (node instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            int index = (Integer) path[0];
            if (rest.length > 0) {
                copy.set(index, changed(copy.get(index), value, rest));
            } else if (value == null) {
                copy.remove(index);
            } else {
                copy.add(index, value);
            }
            return copy;
        }
        Map<String, Object> copy = new LinkedHashMap<>(map(node));
        String key = String.valueOf(path[0]);
        if (rest.length > 0) {
            copy.put(key, changed(copy.getOrDefault(key, Map.of()), value, rest));
        } else if (value == null) {
            copy.remove(key);
        } else {
            copy.put(key, value);
        }
        return copy;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    /**
     * A list; a single value counts as a list with one element, as in IAM's documents. Elements that are there only
     * under a condition are left out, since none of those conditions holds by default.
     */
    static List<Object> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(element -> !isExtra(element))
                    .map(Object.class::cast)
                    .collect(Collectors.toList());
        }
        return value instanceof String text ? List.of(text) : List.of();
    }

    private static boolean isExtra(Object element) {
        return map(element).get("If") instanceof List<?> choice
                && Map.of("Ref", "AWS::NoValue").equals(choice.get(2));
    }
}
