package org.policyalerts.local.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Types what a document shows, in its order, and notes what came of each command. */
final class Walk {

    /** What a reader puts in place of these words: the last one that was shown. */
    private static final Map<String, Pattern> IN_PLACE_OF = Map.of(
            "HASH", Pattern.compile("published: ([0-9a-f]{64})"),
            "ID", Pattern.compile("\"id\":\"(inc_\\w+)\""),
            "SILENCE_ID", Pattern.compile("\"id\":\"(sil_\\w+)\""),
            "CODE", Pattern.compile("\\bcode ([0-9A-Z]{6})\\b"));

    private final Manual manual;
    private final Path folder;
    private final Shell shell;
    private final Omissions omissions;
    private final Mentions mentions;
    private final Map<String, String> seen = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private StringBuilder answer = new StringBuilder();
    private boolean isAnswerShown;

    Walk(Manual manual, Path folder, Shell shell) throws IOException {
        this.manual = manual;
        this.folder = folder;
        this.shell = shell;
        this.omissions = new Omissions(manual);
        this.mentions = new Mentions();
    }

    /** A line for each command: where it stands, and whether it was run. */
    List<String> log() {
        return log;
    }

    /** What is not as the document says. */
    List<String> problems() {
        return problems;
    }

    Walk walk() throws IOException {
        for (Part part : manual.parts()) {
            if (part.kind() != Part.Kind.OUTPUT) {
                refusals();
            }
            switch (part.kind()) {
                case COMMANDS -> commands(part);
                case SESSION -> session(part);
                case OUTPUT -> {
                    before(part);
                    compare(part.line(), part.lines(), part);
                }
                case FILE -> write(part);
                case DATA -> {}
                case UNKNOWN -> unknown(part);
            }
        }
        refusals();
        for (Part mention : manual.mentions()) {
            Stream.of(mentions.problems(mention.text()), mentions.missingFiles(mention.text()))
                    .flatMap(List::stream)
                    .forEach(problem -> problems.add(at(mention.line(), problem)));
        }
        return this;
    }

    private void commands(Part part) throws IOException {
        before(part);
        List<String> text = new ArrayList<>();
        int line = part.line();
        for (int i = 0; i < part.lines().size(); i++) {
            text.add(part.lines().get(i));
            String command = String.join("\n", text);
            boolean isLast = i == part.lines().size() - 1;
            if (isLast || Shell.isWhole(command)) {
                type(part, line, command);
                text.clear();
                line = part.line() + i + 1;
            }
        }
    }

    /** A refusal is no answer, unless it is shown as one. */
    private void refusals() {
        if (!isAnswerShown && answer.indexOf("urn:policyalerts:problem:") >= 0) {
            problems.add(manual.name() + ": a request was refused:\n" + answer);
        }
        answer = new StringBuilder();
        isAnswerShown = false;
    }

    private void session(Part part) throws IOException {
        before(part);
        List<String> shown = new ArrayList<>();
        int line = part.line();
        for (int i = 0; i < part.lines().size(); i++) {
            String text = part.lines().get(i);
            if (text.startsWith("$ ")) {
                compare(line, shown, part);
                shown.clear();
                refusals();
                line = part.line() + i;
                type(part, line, text.substring(2));
            } else {
                shown.add(text);
            }
        }
        compare(line, shown, part);
    }

    /** What is done beforehand, so that the document need not repeat it. */
    private void before(Part part) throws IOException {
        for (String command : part.marked("before")) {
            Shell.Outcome outcome = shell.run(filledIn(command));
            answer.append(outcome.shown());
            remember(outcome.shown());
            if (outcome.code() != 0) {
                problems.add(at(part.line(), "before it: " + command + "\n" + outcome.shown()));
            }
        }
    }

    private void type(Part part, int line, String command) throws IOException {
        mentions.problems(command).forEach(problem -> problems.add(at(line, problem)));
        String reason = omissions.reason(part, command);
        if (!reason.isEmpty()) {
            note(line, reason, command);
            omissions.falselyNamed(part, command).forEach(script -> problems.add(at(line, "is not run by " + script)));
            mentions.missingFiles(command).forEach(problem -> problems.add(at(line, problem)));
            return;
        }
        Shell.Outcome outcome = shell.run(filledIn(command));
        answer.append(outcome.shown());
        remember(outcome.shown());
        note(line, "ran", command);
        if (outcome.code() != 0) {
            problems.add(at(line, "ended with " + outcome.code() + ": " + command + "\n" + outcome.shown()));
        }
    }

    private void compare(int line, List<String> shown, Part part) {
        if (part.marked("not run").isEmpty()) {
            Shown.missing(shown, answer.toString())
                    .ifPresent(
                            missing -> problems.add(at(line, "shows\n" + missing + "\nbut what came is\n" + answer)));
            isAnswerShown |= !shown.isEmpty();
        }
    }

    private void write(Part part) throws IOException {
        Path file = folder.resolve(part.marked("file").get(0));
        Files.writeString(file, part.text() + "\n");
    }

    private void unknown(Part part) {
        if (part.marked("not run").isEmpty()) {
            problems.add(at(
                    part.line(),
                    "neither command nor answer, and no mark says why: "
                            + part.lines().get(0)));
        }
    }

    private String filledIn(String command) {
        String text = command;
        for (Map.Entry<String, String> word : seen.entrySet()) {
            text = text.replaceAll("(?<![\\w$?&{])" + word.getKey() + "(?![\\w=])", word.getValue());
        }
        return text;
    }

    private void remember(String shown) {
        IN_PLACE_OF.forEach((word, pattern) -> {
            Matcher found = pattern.matcher(shown);
            while (found.find()) {
                seen.put(word, found.group(1));
            }
        });
    }

    private void note(int line, String what, String command) {
        log.add("%-28s %-40s %s".formatted(manual.name() + ":" + line, what, command.replace("\n", " ⏎ ")));
    }

    private String at(int line, String problem) {
        return manual.name() + ":" + line + " " + problem;
    }
}
