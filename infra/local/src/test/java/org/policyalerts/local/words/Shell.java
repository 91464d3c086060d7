package org.policyalerts.local.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyalerts.local.files.ProjectFolder;

/** One shell as a reader has it open: what one command sets, the next one finds. */
final class Shell implements AutoCloseable {

    private static final String END = "--- end of command ---";

    private final Process process;
    private final List<Path> links;
    private final Writer in;
    private final BufferedReader out;

    /**
     * What came of a command.
     *
     * @param shown what it printed, errors included
     */
    record Outcome(int code, String shown) {}

    private Shell(Process process, List<Path> links) {
        this.process = process;
        this.links = links;
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    static boolean isThere() {
        return Stream.of("/bin/bash", "/usr/bin/curl").map(Path::of).allMatch(Files::isExecutable);
    }

    /**
     * Opens one in an empty folder, which is made to look like that of the project; what is written lands there alone.
     */
    static Shell open(Path folder, Map<String, String> variables) throws IOException {
        Path project = ProjectFolder.find("functions").resolveSibling("").toAbsolutePath();
        Path infra = Files.createDirectory(folder.resolve("infra"));
        List<Path> links = new ArrayList<>(linked(project, folder));
        links.addAll(linked(project.resolve("infra"), infra));
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash").directory(folder.toFile()).redirectErrorStream(true);
        String here = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        builder.environment().put("WORDS_CLASS_PATH", here);
        builder.environment().putAll(variables);
        Shell shell = new Shell(builder.start(), links);
        shell.run(Files.readString(ProjectFolder.find("infra/local/src/test/resources/words/shell.sh")));
        return shell;
    }

    private static List<Path> linked(Path from, Path to) throws IOException {
        List<Path> links = new ArrayList<>();
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path link = to.resolve(String.valueOf(entry.getFileName()));
                if (!Files.exists(link)) {
                    links.add(Files.createSymbolicLink(link, entry));
                }
            }
        }
        return links;
    }

    Outcome run(String command) throws IOException {
        // Read as a text first, so that a mistake in it ends the command and not the shell.
        in.write("{ eval \"$(cat <<'%1$s'\n%2$s\n%1$s\n)\"; } < /dev/null; printf '\\n%%s %%s\\n' '%1$s' $?\n"
                .formatted(END, command));
        in.flush();
        StringBuilder shown = new StringBuilder();
        String line = out.readLine();
        while (line != null && !line.startsWith(END)) {
            shown.append(line).append('\n');
            line = out.readLine();
        }
        int code = line == null ? -1 : Integer.parseInt(line.substring(END.length() + 1));
        return new Outcome(code, shown.toString());
    }

    /** Whether a text is whole: nothing in it waits for a line that ends it. */
    static boolean isWhole(String text) throws IOException {
        Process check = new ProcessBuilder("/bin/bash", "-n", "-c", text)
                .redirectErrorStream(true)
                .start();
        // What here-documents lack is a warning only.
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.isEmpty() && !text.endsWith("\\");
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        // Nothing that follows links when it clears the folder may reach the project.
        for (Path link : links) {
            Files.delete(link);
        }
    }
}
