package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.stack.LocalDeployment;

/**
 * Walks the way of a new rule as the guide for authors shows it: every command, in order, with what it says one sees.
 */
class GuideWalkTest {

    private static final Pattern FILE = Pattern.compile("```yaml\n(id: (\\S+)\n.*?)```", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("^    \\$ (.*)\n((?:    (?!\\$ ).*\n)*)", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Path root = ProjectFolder.find("docs").resolveSibling("");

    @TempDir
    private Path folder = Path.of("");

    private String hash = "";

    @Test
    void everyCommandShowsWhatTheGuideSays() throws Exception {
        LocalClock clock = new LocalClock();
        Instant start = Instant.parse("2023-12-26T07:00:00Z");
        clock.set(start);
        String guide = Files.readString(root.resolve("docs/policy-language.md"));
        String way = guide.substring(0, guide.indexOf("### On a real installation"));
        int steps = 0;
        try (LocalDeployment stack = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0))) {
            Matcher step = STEP.matcher(way);
            while (step.find()) {
                write(way.substring(0, step.start()));
                String shown = shown(step.group(1), stack);
                assertThat(shown).as(step.group(1)).containsPattern(asPattern(step.group(2)));
                stack.awaitIdle();
                steps++;
            }
        }
        assertThat(steps).isGreaterThan(15);
        assertThat(clock.instant()).isBefore(start.plus(TEN_MINUTES));
    }

    /** The file that is to be written by now. */
    private void write(String read) throws IOException {
        Matcher file = FILE.matcher(read);
        while (file.find()) {
            Files.writeString(folder.resolve("rules").resolve(file.group(2) + ".yaml"), file.group(1));
        }
    }

    private String shown(String command, LocalDeployment stack) throws Exception {
        if (command.startsWith("mvn ")) {
            return "Policy Alerts listens on http://127.0.0.1:8080\n";
        }
        String here = command.replace("\"$API\"", stack.uri().toString())
                .replace("$API", stack.uri().toString())
                .replace("\"$ANA\"", "publisher:ana")
                .replace("\"$BEN\"", "publisher:ben")
                .replace("HASH", hash)
                .replaceAll("(?<= )rules(?=[ /]|$)", folder.resolve("rules").toString());
        return here.startsWith("policies ") ? run(here) : here.matches("(cp|curl) .*") ? shell(here) : "";
    }

    private String run(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command)
                .results()
                .forEach(word -> words.add(word.group(1) == null ? word.group(2) : word.group(1)));
        Terminal terminal = new Terminal();
        int code = terminal.run(words.toArray(new String[0]));
        assertThat(code).as(command + "\n" + terminal.out() + terminal.err()).isZero();
        Matcher published = Pattern.compile("published: ([0-9a-f]{64})").matcher(terminal.out());
        hash = published.find() ? published.group(1) : hash;
        return terminal.out();
    }

    private String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + out).isZero();
        return out;
    }

    private static Pattern asPattern(String expected) {
        String lines = expected.lines().map(line -> line.substring(4)).collect(Collectors.joining("\n"));
        return Pattern.compile(
                Arrays.stream(lines.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("(?s:.*?)")));
    }
}
