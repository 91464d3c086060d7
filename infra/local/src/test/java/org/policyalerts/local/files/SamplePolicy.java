package org.policyalerts.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy file with nothing wrong in it, for tests that change one thing. */
public final class SamplePolicy {

    private static final String TEXT = """
            id: %s
            version: 1
            title: A policy
            severity: high
            audience: [policy]
            when:
              - %s
            recommend:
              - {do: Act, owner: policy, within: P1D}
            why: Because.
            tests:
              - {name: yes, given: events/report-one-albania.json, expect: match}
              - {name: no, given: events/report-one-albania.json, with: {determination: blocked}, expect: no-match}
            """;

    private SamplePolicy() {}

    /** Matches every confirmed incident. */
    public static String text(String id) {
        return text(id, "determination: confirmed");
    }

    public static String text(String id, String condition) {
        return TEXT.formatted(id, condition);
    }

    /** Puts a policy into a folder, in the file that its id asks for. */
    public static void write(Path folder, String id, String text) throws IOException {
        Files.writeString(folder.resolve(id + ".yaml"), text);
    }
}
