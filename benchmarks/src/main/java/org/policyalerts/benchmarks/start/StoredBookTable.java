package org.policyalerts.benchmarks.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.policyalerts.benchmarks.GeneratedBook;
import org.policyalerts.benchmarks.engine.PolicyFile;
import org.policyalerts.benchmarks.start.Start.Subject;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookDocument;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.parser.PolicySource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How long a cold function takes by a book of 10 000 policies that lies in the table, beside the one that ships and
 * beside the same 10 000 as if they shipped. Arguments: the number of rounds, and the home of a JDK.
 */
final class StoredBookTable {

    private static final int POLICIES = 10_000;

    /** As small as in Lambda. */
    private static final String HEAP = "-Xmx640m";

    private final StandInTable empty = new StandInTable();
    private final StandInTable stored = new StandInTable();
    private final Map<String, List<Start>> starts = new HashMap<>();
    private final List<Double> readings = new ArrayList<>();

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new StoredBookTable()
                .run(Integer.parseInt(arguments[0]), Path.of(arguments[1], "bin", "java"), ClassPaths.of(Path.of("")));
    }

    private void run(int rounds, Path java, ClassPaths paths) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("shipped");
        publish(folder.resolve("policies/book.json"));
        Subject ships = subject("the one that ships", java, paths.deployable());
        Subject asIfShipped = subject("10 000, as if they shipped", java, folder + ":" + paths.deployable());
        Subject inTable = subject("10 000, stored", java, paths.deployable());
        for (int round = 0; round < rounds; round++) {
            measure(ships, empty);
            measure(asIfShipped, empty);
            measure(inTable, stored);
            readings.add(stored.readingOfParts());
        }
        print(List.of(ships, asIfShipped, inTable));
    }

    private static Subject subject(String name, Path java, String classPath) {
        return new Subject(name, java, Contest.C1, classPath, "org.policyalerts.lambda.ApiFunction").with(HEAP);
    }

    /** Puts the book into the table, and its checked form into a file of the class path. */
    private void publish(Path file) throws IOException {
        List<PolicySource> sources = PolicyFile.of(GeneratedBook.MIXED.ofSize(POLICIES));
        Map<String, String> texts = new HashMap<>();
        sources.forEach(source -> texts.put(source.name(), source.text()));
        Book book = Book.complete(texts);
        String checked = BookDocument.write(book, PolicyReader.read(sources).orThrow());
        Files.createDirectories(file.getParent());
        Files.writeString(file, checked);
        try (RuntimeApi api = RuntimeApi.start("", stored);
                DynamoDbClient client = DynamoDbClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(URI.create("http://127.0.0.1:" + api.port()))
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            BookStore books = new DynamoDbBookStore(new LargeItems(new DynamoDbTable(client, "policy-alerts")));
            books.put(book, checked, "ana", Instant.EPOCH);
            books.activate(new Activation(1, book.hash(), "ana", "ben", Instant.EPOCH, "measured"));
        }
        stored.readingOfParts();
    }

    private void measure(Subject subject, StandInTable table) throws IOException, InterruptedException {
        starts.computeIfAbsent(subject.name(), none -> new ArrayList<>()).add(Start.measure(subject, table));
    }

    private void print(List<Subject> subjects) {
        System.out.println("| book | init, ms | first answer, ms | both, ms | both, processor ms | MB |");
        System.out.println("|---|--:|--:|--:|--:|--:|");
        for (Subject subject : subjects) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.0f | %.0f |%n",
                    subject.name(),
                    median(subject, Start::init),
                    median(subject, Start::first),
                    median(subject, StoredBookTable::both),
                    median(subject, Start::processor),
                    median(subject, Start::megabytes));
        }
        double reading = Start.median(readings);
        double cold = median(subjects.get(2), StoredBookTable::both) - reading;
        System.out.printf(Locale.ROOT, "%nreading the parts of the stored book: %.0f ms%n", reading);
        System.out.printf(
                Locale.ROOT,
                "stored, without that reading: %.2f times the one that ships, %.2f times the same as if it shipped%n",
                cold / median(subjects.get(0), StoredBookTable::both),
                cold / median(subjects.get(1), StoredBookTable::both));
        System.out.printf(
                Locale.ROOT,
                "the same in processor time, with that reading: %.2f times, %.2f times%n",
                median(subjects.get(2), Start::processor) / median(subjects.get(0), Start::processor),
                median(subjects.get(2), Start::processor) / median(subjects.get(1), Start::processor));
    }

    private static double both(Start start) {
        return start.init() + start.first();
    }

    private double median(Subject subject, ToDoubleFunction<Start> figure) {
        return Start.median(starts.getOrDefault(subject.name(), List.of()).stream()
                .map(figure::applyAsDouble)
                .toList());
    }
}
