package org.policyalerts.policy.testing;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.checker.BookBuilder;
import org.policyalerts.policy.checker.BookClaimants;
import org.policyalerts.policy.checker.BookReading;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.parser.PolicyProblem;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.text.CsvTable;

/** Checks a book before it is published: everything that is wrong with it, or the form in which it is stored. */
public final class BookCheck {

    /** The most policies of a book. */
    public static final int MOST_POLICIES = 10_000;

    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final Pattern POLICY_FILE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.ya?ml");

    private final Map<String, String> texts;
    private final FixtureReader fixtures;
    private final List<String> problems = new ArrayList<>();

    private BookCheck(Map<String, String> texts, FixtureReader fixtures) {
        this.texts = new TreeMap<>(texts);
        this.fixtures = fixtures;
    }

    public sealed interface Result {}

    /**
     * The book is sound, and passed the tests of its policies.
     *
     * @param document its checked form
     */
    public record Sound(Book book, String document) implements Result {}

    /** It is not; one sentence each, with file and place in front. */
    public record Faulty(List<String> problems) implements Result {

        public Faulty {
            problems = List.copyOf(problems);
        }
    }

    /** The book of these texts by name; with the tables that ship, if it brings none. */
    public static Result check(Map<String, String> texts, FixtureReader fixtures) {
        return new BookCheck(texts, fixtures).result();
    }

    private Result result() {
        names();
        if (!problems.isEmpty()) {
            return new Faulty(problems);
        }
        Book book = Book.complete(texts);
        BookClaimants claimants =
                BookClaimants.of(Book.CLAIMANTS, book.text(Book.CLAIMANTS).orElse(""));
        problems.addAll(claimants.problems());
        LegalPack pack = pack(book);
        List<PolicySource> sources = book.policies().stream()
                .map(file -> new PolicySource(file.name(), file.text()))
                .toList();
        BookReading reading = PolicyReader.read(sources, pack);
        if (reading instanceof BookReading.Faulty faulty) {
            faulty.problems().stream().map(BookCheck::sentence).forEach(problems::add);
        }
        if (reading instanceof BookReading.Checked sound && problems.isEmpty()) {
            test(sound.policies(), claimants, pack);
        }
        return problems.isEmpty()
                ? new Sound(book, BookBuilder.document(book, reading.orThrow()))
                : new Faulty(problems);
    }

    private void names() {
        long bytes = 0;
        int policies = 0;
        for (Map.Entry<String, String> file : texts.entrySet()) {
            bytes += file.getValue().getBytes(StandardCharsets.UTF_8).length;
            if (POLICY_FILE.matcher(file.getKey()).matches()) {
                policies++;
            } else if (!file.getKey().equals(Book.CLAIMANTS) && !file.getKey().equals(Book.LEGAL_PACK)) {
                problems.add(file.getKey() + ": is no file of a book: a policy is called like inform-users.yaml; there"
                        + " may be " + Book.CLAIMANTS + " and " + Book.LEGAL_PACK);
            }
        }
        if (policies == 0) {
            problems.add("the book has no policy");
        }
        if (policies > MOST_POLICIES) {
            problems.add("the book has " + policies + " policies; the most are " + MOST_POLICIES);
        }
        if (bytes > MOST_BYTES) {
            problems.add("the book is larger than " + MOST_BYTES / 1024 / 1024 + " MiB");
        }
    }

    private LegalPack pack(Book book) {
        CsvTable table = CsvTable.read(book.text(Book.LEGAL_PACK).orElse(""));
        if (!table.columns().containsAll(List.of("jurisdiction", "duty", "from", "to", "within"))) {
            problems.add(Book.LEGAL_PACK + ": the columns jurisdiction, duty, from, to and within must be there");
        }
        List<CsvTable.Row> sound = new ArrayList<>();
        for (CsvTable.Row row : table.lines()) {
            try {
                LegalPack.of(new CsvTable(table.columns(), List.of(row)));
                sound.add(row);
            } catch (DateTimeException | IllegalArgumentException malformed) {
                problems.add(Book.LEGAL_PACK + ": line " + row.number() + ": " + malformed.getMessage());
            }
        }
        return LegalPack.of(new CsvTable(table.columns(), sound));
    }

    private void test(List<CheckedPolicy> policies, BookClaimants claimants, LegalPack pack) {
        PolicyCaseRun.run(policies, claimants.keys(), pack, fixtures).results().stream()
                .filter(result -> !result.isPassed())
                .map(result -> "%s:%d: the test \"%s\" expected %s, got %s"
                        .formatted(result.file(), result.line(), result.test(), result.expected(), result.got()))
                .forEach(problems::add);
    }

    private static String sentence(PolicyProblem problem) {
        return problem.file() + ":" + problem.line() + ":" + problem.column() + ": " + problem.message();
    }
}
