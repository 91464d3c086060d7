package org.policyalerts.local.files;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.LocalException;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.checker.BookReading;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.parser.PolicyProblem;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.parser.PolicySources;

/** Reads the policy files of a folder. */
public final class PolicyFolder {

    private static final String SHIPPED = "functions/src/main/resources/policies";

    private PolicyFolder() {}

    /** Prints all problems and is empty if one of the policies has any. */
    public static Optional<List<CheckedPolicy>> read(@Nullable Path given, PrintWriter out) throws IOException {
        BookReading reading = PolicyReader.read(sources(given == null ? ProjectFolder.find(SHIPPED) : given));
        if (reading instanceof BookReading.Faulty faulty) {
            faulty.problems().stream().map(PolicyProblem::render).forEach(out::println);
            out.println("problems: " + faulty.problems().size());
            return Optional.empty();
        }
        return Optional.of(reading.orThrow());
    }

    private static List<PolicySource> sources(Path folder) throws IOException {
        if (Files.isRegularFile(folder)) {
            throw new LocalException(folder + " is a file: give the folder of the whole book");
        }
        if (!Files.isDirectory(folder)) {
            throw new LocalException("no such folder: " + folder);
        }
        List<PolicySource> sources = PolicySources.folder(folder);
        if (sources.isEmpty()) {
            throw new LocalException("no policy files (*.yaml) in " + folder);
        }
        return sources;
    }
}
