package org.policyalerts.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What people type at night begins with names that the stack has to give them. */
class OutputsTest {

    /** Of the one case at hand: a token, an incident, what the lines above have shown. */
    private static final Set<String> AT_HAND = Set.of("TOKEN", "ID", "OBJECT", "FUNCTION");

    private static final Pattern SET = Pattern.compile("\\b([A-Z_]+)=");
    private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z][A-Z_]+)");

    private static String guide() throws IOException {
        return Files.readString(Path.of("..", "..", "docs", "operations.md"));
    }

    private static Set<String> found(Pattern pattern, int group) throws IOException {
        return pattern.matcher(guide())
                .results()
                .map((MatchResult found) -> found.group(group))
                .collect(Collectors.toSet());
    }

    @Test
    void everyNameThatItUsesIsSet() throws IOException {
        Set<String> used = found(VARIABLE, 1);
        used.removeAll(AT_HAND);

        assertThat(used).isNotEmpty().isSubsetOf(found(SET, 1));
    }
}
