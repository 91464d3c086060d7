package org.policyalerts.local.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.files.ProjectFolder;
import picocli.CommandLine;

/** What a command names has to be there, also where the command is not run. */
final class Mentions {

    private static final Pattern PROGRAM = Pattern.compile("-Dexec\\.args=\"([^\"]*)");
    private static final Pattern COMMAND =
            Pattern.compile("^(?:demo|serve|policies|explain|recipients|redrive|retention|review|convert) .*");
    private static final Pattern OPTION = Pattern.compile("(?<=[\\s\\[(])--[a-z][a-z-]*");
    private static final Pattern FILE =
            Pattern.compile("(?<![\\w./$…-])(?:events|functions|infra|docs|benchmarks|fuzz|\\.ci)/[\\w./-]++(?![*…])");
    private static final Pattern TEST = Pattern.compile("-Dtest=([A-Z]\\w*)(?![\\w*])");
    private static final Pattern PROFILE = Pattern.compile("-P([a-z]+)");

    private final Description description = Description.read();

    /** A sentence for each thing that is not there. */
    List<String> problems(String text) {
        List<String> problems = new ArrayList<>(description.problems(text));
        programs(text).flatMap(Mentions::unknownToTheProgram).forEach(problems::add);
        if (text.startsWith("mvn ")) {
            found(TEST, text, 1)
                    .filter(Mentions::isNoTest)
                    .map(test -> "there is no test " + test)
                    .forEach(problems::add);
            found(PROFILE, text, 1)
                    .filter(Mentions::isNoProfile)
                    .map(name -> "there is no profile " + name)
                    .forEach(problems::add);
        }
        return problems;
    }

    /** A sentence for each file of the project that is not there; one that is run finds out by itself. */
    List<String> missingFiles(String text) {
        return found(FILE, text, 0)
                .filter(file -> !file.contains("/target/") && isMissing(file))
                .map(file -> "there is no " + file)
                .toList();
    }

    private static Stream<String> programs(String text) {
        return COMMAND.matcher(text).matches() ? Stream.of(text) : found(PROGRAM, text, 1);
    }

    private static Stream<String> unknownToTheProgram(String text) {
        CommandLine command = Terminal.commands();
        List<String> words = List.of(text.strip().split("\\s+"));
        for (String word : words) {
            String name = word.replaceAll("[|].*", "");
            if (!command.getSubcommands().containsKey(name)) {
                break;
            }
            command = command.getSubcommands().get(name);
        }
        Set<String> known = command.getCommandSpec().optionsMap().keySet();
        String asked = command.getCommandSpec().qualifiedName();
        return command.getParent() == null && words.get(0).matches("[a-z].*")
                ? Stream.of("the program has no command " + text)
                : found(OPTION, text, 0)
                        .filter(option -> !known.contains(option))
                        .map(option -> asked + " has no option " + option);
    }

    private static boolean isMissing(String file) {
        return !Files.exists(ProjectFolder.find("functions").resolveSibling(file.replaceAll("[./]+$", "")));
    }

    private static boolean isNoTest(String name) {
        return Stream.of("functions", "infra/local", "benchmarks", "fuzz")
                .map(module -> ProjectFolder.find(module + "/src"))
                .noneMatch(sources -> has(sources, name + ".java"));
    }

    private static boolean has(Path folder, String file) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(path -> path.endsWith(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isNoProfile(String name) {
        return Stream.of("pom.xml", "functions/pom.xml", "infra/local/pom.xml")
                .noneMatch(pom -> read(pom).contains("<id>" + name + "</id>"));
    }

    private static String read(String file) {
        try {
            return Files.readString(ProjectFolder.find(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(result -> result.group(group));
    }
}
