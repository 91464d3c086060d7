package org.policyalerts.policy.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.text.CsvTable;

/**
 * The book in the form in which the build stores it. The build has checked its policies; here only its form is checked.
 * A function reads it in a cold start, where every stream or lambda costs time: hence the plain loops.
 */
public final class StoredBook {

    /** The place on the class path where the build stores it. */
    static final String NAME = "policies/book.json";

    private static final String POLICIES = "policies";

    private final StoredCondition conditions = new StoredCondition();
    private final List<CheckedPolicy> policies = new ArrayList<>();
    private final String name;
    private @Nullable RuntimeException fault;

    private StoredBook(String name) {
        this.name = name;
    }

    /**
     * The book that ships.
     *
     * @throws IllegalStateException if it is missing, damaged, or was written by another version
     */
    public static CheckedBook shipped() {
        try (InputStream in = StoredBook.class.getResourceAsStream("/" + NAME)) {
            return new StoredBook(NAME).book(text(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A book that was published.
     *
     * @param hash of the book that it has to be
     * @throws IllegalStateException if it is another one, damaged, or was written by another version
     */
    public static CheckedBook published(String hash, String document) {
        CheckedBook book = new StoredBook("the stored book").book(document);
        if (!book.hash().equals(hash)) {
            throw new IllegalStateException("the book is another one than " + hash);
        }
        return book;
    }

    static String text(@Nullable InputStream document) throws IOException {
        if (document == null) {
            throw new IllegalStateException(
                    NAME + " is not on the class path: the build leaves it out if policies validate finds a mistake");
        }
        return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The policies of a document; without their cases. */
    public static List<CheckedPolicy> read(String document) {
        StoredBook book = new StoredBook(NAME);
        book.tree(document);
        return book.policies;
    }

    private CheckedBook book(String document) {
        Map<String, Object> tree = tree(document);
        try {
            return new CheckedBook(
                    text(tree, "hash"),
                    policies,
                    ClaimantTable.read(CsvTable.read(text(tree, "claimants"))).keys(),
                    LegalPack.of(CsvTable.read(text(tree, "legalPack"))));
        } catch (RuntimeException notAsItWasWritten) {
            throw damaged("its tables are not as they are written", notAsItWasWritten);
        }
    }

    /** All but its policies, which are taken one by one: the trees of thousands would fill the memory of a start. */
    private Map<String, Object> tree(String document) {
        Map<String, Object> tree;
        try {
            tree = JsonReader.readObject(document, POLICIES, this::take);
        } catch (JsonInvalidException invalid) {
            throw damaged(invalid.sentence(), invalid);
        }
        if (!Objects.equals(tree.get("format"), BookDocument.FORMAT)) {
            throw new IllegalStateException(otherFormat(tree.get("format")));
        }
        if (fault != null || !(tree.get(POLICIES) instanceof List<?>)) {
            throw damaged("it holds no policies as they are written", fault);
        }
        return tree;
    }

    /** What is wrong is said in the end: a book of another format holds policies of another form. */
    private void take(@Nullable Object tree) {
        if (fault == null) {
            try {
                policies.add(policy((Map<?, ?>) Objects.requireNonNull(tree)));
            } catch (RuntimeException notAsItWasWritten) {
                fault = notAsItWasWritten;
            }
        }
    }

    private String otherFormat(@Nullable Object format) {
        if (name.equals(NAME)) {
            return NAME + " is of format " + format + " and not " + BookDocument.FORMAT
                    + ": mvn compile writes it anew";
        }
        return format instanceof Long number && number > BookDocument.FORMAT
                ? "a newer version of the program wrote it, in format " + format + ", and this version reads format "
                        + BookDocument.FORMAT + ": deploy the newer version first"
                : "it is of format " + format + ", which this version of the program does not read";
    }

    private IllegalStateException damaged(String how, @Nullable Exception cause) {
        return new IllegalStateException(name + " is damaged: " + how, cause);
    }

    private CheckedPolicy policy(Map<?, ?> tree) {
        Policy policy = new Policy(
                new PolicyId(text(tree, "id")),
                Math.toIntExact((Long) value(tree, "version")),
                text(tree, "hash"),
                text(tree, "title"),
                StoredPredicate.named(Severity.values(), text(tree, "severity")),
                StoredPredicate.texts(value(tree, "audience")),
                StoredPredicate.named(Policy.Mode.values(), text(tree, "mode")),
                steps((List<?>) value(tree, "recommend")),
                text(tree, "why"),
                StoredPredicate.texts(value(tree, "references")),
                StoredPredicate.named(Policy.OnUnknown.values(), text(tree, "onUnknown")),
                StoredPredicate.texts(value(tree, "asks")),
                day((Long) tree.get("reviewBy")));
        CheckedPolicy.Rule rule = new CheckedPolicy.Rule(
                conditions.group((List<?>) value(tree, "when"), null),
                until((List<?>) tree.get("until")),
                clock((List<?>) tree.get("clock")),
                ifs((List<?>) value(tree, "ifs")),
                effective((List<?>) value(tree, "effective")),
                supersedes((List<?>) value(tree, "supersedes")));
        return new CheckedPolicy(policy, text(tree, "file"), rule, List.of());
    }

    private static List<Recommendation> steps(List<?> trees) {
        List<Recommendation> steps = new ArrayList<>();
        for (Object tree : trees) {
            List<?> step = (List<?>) Objects.requireNonNull(tree);
            steps.add(new Recommendation(
                    StoredPredicate.named(Recommendation.Kind.values(), step.get(0)),
                    (String) step.get(1),
                    (String) step.get(2),
                    (String) step.get(3),
                    StoredPredicate.named(Recommendation.Per.values(), step.get(4)),
                    (Boolean) step.get(5),
                    (String) step.get(6)));
        }
        return steps;
    }

    private Optional<GroupCondition> until(@Nullable List<?> tree) {
        return tree == null ? Optional.empty() : Optional.of(conditions.group(tree, null));
    }

    private List<CheckedPolicy.StepCondition> ifs(List<?> trees) {
        List<CheckedPolicy.StepCondition> ifs = new ArrayList<>();
        for (Object tree : trees) {
            List<?> pair = (List<?>) Objects.requireNonNull(tree);
            int step = Math.toIntExact((Long) pair.get(0));
            ifs.add(new CheckedPolicy.StepCondition(step, conditions.group((List<?>) pair.get(1), null)));
        }
        return ifs;
    }

    private Optional<PolicyClock> clock(@Nullable List<?> tree) {
        if (tree == null) {
            return Optional.empty();
        }
        String remind = (String) tree.get(3);
        return Optional.of(new PolicyClock(
                StoredPredicate.named(ClockKind.values(), tree.get(0)),
                conditions.path(tree.get(1), null),
                conditions.span(tree.get(2)),
                remind == null ? null : conditions.span(remind),
                (String) tree.get(4)));
    }

    private static EffectivePeriod effective(List<?> tree) {
        return new EffectivePeriod(day((Long) tree.get(0)), day((Long) tree.get(1)));
    }

    private static @Nullable LocalDate day(@Nullable Long day) {
        return day == null ? null : LocalDate.ofEpochDay(day);
    }

    private static Supersedes supersedes(List<?> tree) {
        String below = (String) tree.get(1);
        return new Supersedes(
                ids(tree.get(0)),
                below == null ? null : StoredPredicate.named(Severity.values(), below),
                ids(tree.get(2)));
    }

    private static Set<PolicyId> ids(Object tree) {
        Set<PolicyId> ids = new HashSet<>();
        for (String id : StoredPredicate.texts(tree)) {
            ids.add(new PolicyId(id));
        }
        return ids;
    }

    private static Object value(Map<?, ?> tree, String key) {
        return Objects.requireNonNull(tree.get(key));
    }

    private static String text(Map<?, ?> tree, String key) {
        return (String) value(tree, key);
    }
}
