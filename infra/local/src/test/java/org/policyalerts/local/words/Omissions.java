package org.policyalerts.local.words;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.local.files.ProjectFolder;

/** Why a command of a document is not run here: a comment that readers do not see says so. */
final class Omissions {

    private static final Pattern PLAIN = Pattern.compile("[\\w:.@/+=*-]+");

    private final List<String> everywhere;

    Omissions(Manual manual) {
        this.everywhere = manual.marked("not run where it says");
    }

    /** Who else runs it, or the reason why nobody does; empty if the command is to be run here. */
    String reason(Part part, String command) {
        Stream<String> others = part.marked("run by").stream().map(script -> "run by " + script);
        Stream<String> reasons = Stream.concat(
                        part.marked("not run").stream(),
                        everywhere.stream().filter(mark -> says(command, mark)).map(Omissions::why))
                .map(reason -> "not run: " + reason);
        return Stream.concat(others, reasons).findFirst().orElse("");
    }

    /** A mark of a whole document: the words, a colon, the reason. */
    private static boolean says(String command, String mark) {
        return Stream.of(mark.substring(0, mark.indexOf(':')).split(", *"))
                .anyMatch(word -> Pattern.compile("(?<![\\w./-])" + Pattern.quote(word) + "(?![\\w./-])")
                        .matcher(command)
                        .find());
    }

    private static String why(String mark) {
        return mark.substring(mark.indexOf(':') + 1).strip();
    }

    /** The scripts that are said to run a command and do not. */
    List<String> falselyNamed(Part part, String command) throws IOException {
        List<String> named = new ArrayList<>();
        for (String script : part.marked("run by")) {
            if (!isIn(script, command)) {
                named.add(script);
            }
        }
        return named;
    }

    /** Whether one line of a script has all words of the command, those excepted that hold a variable. */
    private static boolean isIn(String script, String command) throws IOException {
        List<String> words = Stream.of(command.replaceFirst("\\s+#.*", "").split("\\s+"))
                .filter(word -> PLAIN.matcher(word).matches())
                .toList();
        return Files.readString(ProjectFolder.find(script))
                .replace("\\\n", " ")
                .lines()
                .anyMatch(line -> words.stream().allMatch(line::contains));
    }
}
