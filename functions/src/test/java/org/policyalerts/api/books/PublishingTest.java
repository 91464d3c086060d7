package org.policyalerts.api.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.policy.testing.Samples;

/** Publishing books, and putting them into force, through the API. */
class PublishingTest {

    private static final String STAY_CALM = Samples.publishable("stay-calm");

    private final InMemoryTable table = new InMemoryTable();
    private final FakeApi api = new FakeApi(table);

    private Call as(String who, String method, String path) {
        return api.call(method, path).asPublisher(who);
    }

    private Answer publish(String who, Map<String, String> files) {
        String lines = files.entrySet().stream()
                .map(file -> JsonWriter.write(Map.of("file", file.getKey(), "text", file.getValue())))
                .collect(Collectors.joining("\n"));
        return as(who, "POST", "/books").body("application/x-ndjson", lines).send();
    }

    private Answer activate(String who, String hash) {
        return as(who, "POST", "/books/" + hash + "/activation")
                .json("{\"why\": \"new rule\"}")
                .send();
    }

    private String published(String id) {
        Answer answer = publish("ana", Map.of(id + ".yaml", Samples.publishable(id)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("hash");
    }

    @Test
    void keepsABookAndShowsItAsItWas() {
        Answer answer = publish("ana", Map.of("stay-calm.yaml", STAY_CALM));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.document()).containsEntry("publishedBy", "ana").containsEntry("policies", 1L);
        Answer one = as("ben", "GET", "/books/" + answer.text("hash")).send();
        assertThat(one.objects("files")).contains(Map.of("file", "stay-calm.yaml", "text", STAY_CALM));
        assertThat(one.objects("files"))
                .extracting(file -> file.get("file"))
                .contains("claimants.csv", "legal-pack.csv");
        assertThat(publish("ben", Map.of("stay-calm.yaml", STAY_CALM.replace("\n", "\r\n")))
                        .document())
                .isEqualTo(answer.document());
    }

    /** The tests of the policies that ship name sample reports, which the program brings along. */
    @Test
    void takesTheBookThatShips() {
        Map<String, String> files = new LinkedHashMap<>();
        Samples.shipped().forEach(source -> files.put(source.stem() + ".yaml", source.text()));

        Answer answer = publish("ana", files);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.document()).containsEntry("policies", (long) files.size());
    }

    @Test
    void namesEverythingThatIsWrongAndKeepsNothing() {
        Answer answer = publish(
                "ana",
                Map.of(
                        "stay-calm.yaml",
                        STAY_CALM.replace("- severity: 1", "- severeness: 1"),
                        "warn.yaml",
                        Samples.publishable("warns"),
                        "claimants.csv",
                        "canonical,colective\n",
                        "legal-pack.csv",
                        "jurisdiction,duty,from,to,within\nAL,early-warning,,,soon\n"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.objects("errors"))
                .extracting(error -> String.valueOf(error.get("detail")))
                .anySatisfy(detail -> assertThat(detail).startsWith("stay-calm.yaml:6:5: unknown field 'severeness'"))
                .anySatisfy(detail -> assertThat(detail).startsWith("warn.yaml:1:5: the id 'warns' is not the file's"))
                .anySatisfy(detail -> assertThat(detail).contains("claimants.csv: there is no column 'colective'"))
                .anySatisfy(detail -> assertThat(detail).contains("legal-pack.csv: line 2: "));
        assertThat(as("ana", "GET", "/books").send().objects("books")).isEmpty();
    }

    @Test
    void refusesABookWithAFailingTest() {
        Answer answer = publish("ana", Map.of("stay-calm.yaml", STAY_CALM.replace("severity: 4}", "severity: 1}")));

        assertThat(answer.status()).as(STAY_CALM).isEqualTo(400);
        assertThat(answer.body()).contains("stay-calm.yaml:").contains("expected no-match, got match");
    }

    @Test
    void refusesWhatIsNoBook() {
        assertThat(publish("ana", Map.of("claimants.csv", "canonical\n")).body())
                .contains("the book has no policy");
        assertThat(publish("ana", Map.of("../evil.yaml", STAY_CALM)).body()).contains("is no file of a book");
        assertThat(as("ana", "POST", "/books")
                        .body("application/x-ndjson", "{\"file\":1}\n[]")
                        .send()
                        .body())
                .contains("line 1: must be")
                .contains("line 2: must be");
        Map<String, String> many =
                IntStream.range(0, 1_003).boxed().collect(Collectors.toMap(i -> "p" + i + ".yaml", i -> "id: p" + i));
        assertThat(publish("ana", many).body()).contains("from the command line");
    }

    @Test
    void saysHowToPublishABookThatIsTooLarge() {
        Answer tooLarge = publish("ana", Map.of("a.yaml", "x".repeat(5 << 20)));

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.text("detail"))
                .isEqualTo("At most 4194304 bytes are taken. Pack the book by gzip, or publish it from the command line"
                        + " with --table.");
    }

    @Test
    void takesAPackedBookAndNoFalseOne() throws IOException {
        String line = JsonWriter.write(Map.of("file", "stay-calm.yaml", "text", STAY_CALM));

        assertThat(as("ana", "POST", "/books")
                        .gzipped("application/x-ndjson", line)
                        .send()
                        .status())
                .isEqualTo(201);
        assertThat(as("ana", "POST", "/books")
                        .gzipped("application/x-ndjson", "x".repeat(33 << 20))
                        .send()
                        .status())
                .isEqualTo(413);
        assertThat(as("ana", "POST", "/books")
                        .header("Content-Encoding", "gzip")
                        .body("application/x-ndjson", line)
                        .send()
                        .body())
                .contains("is not packed by gzip");
    }

    @Test
    void leavesActivationToASecondPerson() {
        String hash = published("stay-calm");

        assertThat(activate("ana", hash).status()).isEqualTo(403);
        Answer done = activate("ben", hash);

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.document())
                .containsEntry("version", 1L)
                .containsEntry("publishedBy", "ana")
                .containsEntry("activatedBy", "ben")
                .containsEntry("why", "new rule");
        assertThat(activate("cora", hash).document()).isEqualTo(done.document());
        assertThat(as("ana", "GET", "/books").send().document())
                .containsEntry("inForce", hash)
                .containsEntry("before", "shipped")
                .containsEntry("history", List.of(done.document()));
    }

    @Test
    void goesBackByWhoeverWantsTo() {
        String first = published("first");
        String second = published("second");
        activate("ben", first);
        activate("ben", second);

        assertThat(as("ana", "GET", "/books").send().text("before")).isEqualTo(first);
        assertThat(activate("ana", first).status()).isEqualTo(200);
        assertThat(activate("ana", "shipped").status()).isEqualTo(200);

        assertThat(as("ana", "GET", "/books").send().objects("history"))
                .extracting(act -> act.get("hash"))
                .containsExactly("shipped", first, second, first);
    }

    @Test
    void refusesToActivateWhatANewerProgramWrote() {
        String newer = published("second");
        Map<String, Object> item = new HashMap<>(
                table.get(new Table.Key("BOOK#" + newer, "CHECKED")).orElseThrow());
        item.computeIfPresent("body", (name, body) -> body.toString().replaceFirst("\"format\":\\d+", "\"format\":99"));
        table.write(List.of(new Table.Write.Put(item, new Table.Condition.Always())));

        Answer refused = activate("ben", newer);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("detail"))
                .startsWith("The book cannot be loaded: a newer version of the program wrote it, in format 99,")
                .endsWith("deploy the newer version first");
        assertThat(as("ana", "GET", "/books").send().document()).containsEntry("inForce", "shipped");
    }

    @Test
    void refusesToActivateWhatThereIsNot() {
        assertThat(activate("ben", "0123abc").text("detail")).contains("its whole hash, 64 characters");
        assertThat(activate("ben", "0".repeat(64)).status()).isEqualTo(404);
        assertThat(activate("ben", "shipped").status()).as("nothing before").isEqualTo(404);
        assertThat(as("ben", "GET", "/books/" + "0".repeat(64)).send().status()).isEqualTo(404);
    }
}
