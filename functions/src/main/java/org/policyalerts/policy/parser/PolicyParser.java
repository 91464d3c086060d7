package org.policyalerts.policy.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads policy text as YAML of the plain kind; the only class that sees the YAML library. */
public final class PolicyParser {

    /** Far more than a policy that people can read needs. */
    static final int MOST_BYTES = 256 * 1024;

    private static final int DEEPEST = 24;
    private static final SourceNode.Mark START = new SourceNode.Mark(1, 1);

    private final PolicySource source;
    private final PolicyProblems problems;

    private PolicyParser(PolicySource source, PolicyProblems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Empty if the text is no plain YAML mapping; the problems then say why. */
    public static Optional<ParsedPolicy> read(PolicySource source, PolicyProblems problems) {
        return new PolicyParser(source, problems).read();
    }

    private Optional<ParsedPolicy> read() {
        try {
            return isFit() && isPlain() ? root() : Optional.empty();
        } catch (MarkedYamlEngineException malformed) {
            YamlMistake.Said mistake = mistake(malformed).told();
            problems.add(mistake.mark(), mistake.words());
        } catch (YamlEngineException malformed) {
            problems.add(
                    START,
                    "not well-formed YAML: "
                            + String.valueOf(malformed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
        return Optional.empty();
    }

    private YamlMistake mistake(MarkedYamlEngineException malformed) {
        return new YamlMistake(
                source,
                said(malformed.getProblem(), malformed.getProblemMark()),
                said(malformed.getContext(), malformed.getContextMark()));
    }

    private static YamlMistake.Said said(
            @Nullable String words, Optional<org.snakeyaml.engine.v2.exceptions.Mark> mark) {
        return new YamlMistake.Said(
                String.valueOf(words), mark.map(PolicyParser::mark).orElse(START));
    }

    private boolean isFit() {
        if (source.unreadable().isPresent()) {
            problems.add(START, "cannot be read: " + source.unreadable().get());
            return false;
        }
        if (source.text().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            problems.add(
                    START, "the file is larger than %d KiB, the most a policy may have".formatted(MOST_BYTES / 1024));
            return false;
        }
        List<String> lines = source.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            checkLine(lines.get(i), i + 1);
        }
        return problems.isEmpty();
    }

    private void checkLine(String line, int number) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        if (indent.indexOf('\t') >= 0) {
            problems.add(new SourceNode.Mark(number, indent.indexOf('\t') + 1), "a tab; indent with spaces");
        }
        if (line.indexOf('\uFFFD') >= 0) {
            problems.add(
                    new SourceNode.Mark(number, line.indexOf('\uFFFD') + 1),
                    "not readable as UTF-8; save the file anew, with UTF-8 as its encoding");
        }
    }

    // The events are checked before nodes are made of them: aliases can expand to gigabytes, and deep nesting can
    // exhaust the stack.
    private boolean isPlain() {
        int depth = 0;
        for (Event event : new Parse(settings()).parseString(source.text())) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                problems.add(mark(event), "nested more than " + DEEPEST + " levels deep");
                return false;
            }
            checkTag(event);
            if (event instanceof AliasEvent
                    || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                problems.add(
                        mark(event),
                        "anchors (&name) and aliases (*name) are not allowed; write the value out where it is needed");
                return false;
            }
        }
        return problems.isEmpty();
    }

    private void checkTag(Event event) {
        boolean hasTag = event instanceof ScalarEvent scalar
                ? scalar.getTag().isPresent()
                : event instanceof CollectionStartEvent start && start.getTag().isPresent();
        if (hasTag) {
            problems.add(mark(event), "tags (!name) are not allowed; write a plain value");
        }
    }

    private Optional<ParsedPolicy> root() {
        Optional<Node> node = new Compose(settings()).composeString(source.text());
        if (node.isEmpty()) {
            problems.add(START, "the file is empty; a policy starts with its id");
            return Optional.empty();
        }
        if (node(node.get()) instanceof SourceNode.Mapping mapping) {
            return Optional.of(new ParsedPolicy(source, mapping));
        }
        problems.add(mark(node.get()), "a policy is a group of keys: id, version, title …");
        return Optional.empty();
    }

    private static LoadSettings settings() {
        return LoadSettings.builder().setAllowDuplicateKeys(true).build();
    }

    private SourceNode node(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            return new SourceNode.Sequence(
                    sequence.getValue().stream().map(this::node).toList(), mark(node));
        }
        return scalar((ScalarNode) node);
    }

    private SourceNode mapping(MappingNode mapping) {
        List<SourceNode.Mapping.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                problems.add(mark(tuple.getKeyNode()), "a key must be a single word");
                continue;
            }
            SourceNode.Scalar key = scalar(keyNode);
            if (!seen.add(key.text())) {
                problems.add(key.mark(), "'" + key.text() + "' is there twice; only one can count");
            } else {
                entries.add(new SourceNode.Mapping.Entry(key, node(tuple.getValueNode())));
            }
        }
        return new SourceNode.Mapping(List.copyOf(entries), mark(mapping));
    }

    private static SourceNode.Scalar scalar(ScalarNode node) {
        return new SourceNode.Scalar(node.getValue(), type(node), mark(node));
    }

    private static SourceNode.Scalar.Type type(ScalarNode node) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.INT)) {
            return SourceNode.Scalar.Type.WHOLE;
        }
        if (tag.equals(Tag.FLOAT) && node.getValue().matches("[-+]?[0-9][0-9.]*")) {
            return SourceNode.Scalar.Type.DECIMAL;
        }
        if (tag.equals(Tag.BOOL)) {
            return SourceNode.Scalar.Type.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? SourceNode.Scalar.Type.NOTHING : SourceNode.Scalar.Type.TEXT;
    }

    private static SourceNode.Mark mark(Node node) {
        return node.getStartMark().map(PolicyParser::mark).orElse(START);
    }

    private static SourceNode.Mark mark(Event event) {
        return event.getStartMark().map(PolicyParser::mark).orElse(START);
    }

    private static SourceNode.Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return new SourceNode.Mark(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
