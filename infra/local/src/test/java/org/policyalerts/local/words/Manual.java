package org.policyalerts.local.words;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.policyalerts.local.files.ProjectFolder;

/** A document for people, and its blocks in the order in which they are read. */
final class Manual {

    private static final Pattern FENCE = Pattern.compile("( *)```([a-z]*)");
    private static final Pattern MARK = Pattern.compile(" *<!-- ?(.*?) ?-->");
    private static final Pattern BLOCK = Pattern.compile("( {4,})\\S.*");
    private static final Pattern TYPED =
            Pattern.compile("(mvn|curl|aws|sam|java|python3|export|for|eval|policies|flow|ready;"
                    + "|infra/\\S+|[A-Za-z_]+=\\S*|\\S+\\(\\)|open\\S+) .*|\\.ci/.*");
    private static final Pattern SENTENCE = Pattern.compile("`([^`]+)`");

    private final String name;
    private final List<String> lines;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();

    private Manual(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    static Manual read(String name) throws IOException {
        return of(name, Files.readAllLines(ProjectFolder.find(name)));
    }

    static Manual of(String name, List<String> lines) {
        Manual manual = new Manual(name, lines);
        manual.readParts();
        return manual;
    }

    String name() {
        return name;
    }

    List<Part> parts() {
        return parts;
    }

    int length() {
        return lines.size();
    }

    /** What marks of the whole document say behind a word. */
    List<String> marked(String word) {
        return lines.stream()
                .map(MARK::matcher)
                .filter(Matcher::matches)
                .map(mark -> mark.group(1))
                .filter(mark -> mark.startsWith(word + ":"))
                .map(mark -> mark.substring(word.length() + 1).strip())
                .toList();
    }

    /** What stands between backticks in sentences and tables. */
    List<Part> mentions() {
        List<Integer> shown = parts.stream()
                .flatMap(part -> IntStream.range(
                                part.line(), part.line() + part.lines().size())
                        .boxed())
                .toList();
        return IntStream.rangeClosed(1, lines.size())
                .filter(line ->
                        !shown.contains(line) && !lines.get(line - 1).strip().startsWith("```"))
                .boxed()
                .flatMap(line -> SENTENCE.matcher(lines.get(line - 1).replace("\\|", "|"))
                        .results()
                        .map(found -> new Part(Part.Kind.COMMANDS, line, List.of(), List.of(found.group(1)))))
                .toList();
    }

    private void readParts() {
        int at = 0;
        while (at < lines.size()) {
            Matcher fence = FENCE.matcher(lines.get(at));
            Matcher mark = MARK.matcher(lines.get(at));
            if (fence.matches()) {
                at = fenced(at + 1, fence.group(1).length(), fence.group(2)) + 1;
            } else if (mark.matches()) {
                marks.add(mark.group(1));
                at++;
            } else if (beginsBlock(at)) {
                at = indented(at);
            } else {
                marks.clear();
                at++;
            }
        }
    }

    private boolean beginsBlock(int at) {
        String before = at == 0 ? "" : lines.get(at - 1);
        return BLOCK.matcher(lines.get(at)).matches()
                && (before.isBlank() || MARK.matcher(before).matches());
    }

    private int fenced(int from, int indent, String language) {
        int end = from;
        while (!lines.get(end).strip().equals("```")) {
            end++;
        }
        Part.Kind kind =
                language.equals("sh") ? Part.Kind.COMMANDS : language.isEmpty() ? Part.Kind.OUTPUT : Part.Kind.DATA;
        add(kind, from, end, indent);
        return end;
    }

    private int indented(int from) {
        Matcher first = BLOCK.matcher(lines.get(from));
        int indent = first.matches() ? first.group(1).length() : 0;
        int end = from;
        while (end < lines.size() && lines.get(end).startsWith(" ".repeat(indent))) {
            end++;
        }
        String typed = lines.get(from).substring(indent);
        Part.Kind kind = typed.startsWith("$ ")
                ? Part.Kind.SESSION
                : TYPED.matcher(typed).matches() ? Part.Kind.COMMANDS : Part.Kind.UNKNOWN;
        add(kind, from, end, indent);
        return end;
    }

    private void add(Part.Kind kind, int from, int end, int indent) {
        List<String> text = lines.subList(from, end).stream()
                .map(line -> line.substring(Math.min(indent, line.length())))
                .toList();
        Part part = new Part(kind, from + 1, marks, text);
        parts.add(new Part(kindByMark(part), part.line(), part.marks(), text));
        marks.clear();
    }

    private static Part.Kind kindByMark(Part part) {
        if (part.marks().contains("output")) {
            return Part.Kind.OUTPUT;
        }
        return part.marked("file").isEmpty() ? part.kind() : Part.Kind.FILE;
    }
}
