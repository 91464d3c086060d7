package org.policyalerts.api.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookPreview.Change;
import org.policyalerts.policy.book.BookPreview.Heard;
import org.policyalerts.policy.book.BookPreview.OpenChange;
import org.policyalerts.policy.book.BookStore;

/** What a preview shows to whoever publishes books. */
class BookPreviewTest {

    private final InMemoryTable table = new InMemoryTable();
    private final FakeApi api = new FakeApi(table);

    private String submitted(ReportTree report) {
        return api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(report)
                .send()
                .text("id");
    }

    @Test
    void namesIncidentsByTheirTitlesButNoneThatIsForNamedPeopleOnly() {
        String open = submitted(aReport().with("/reference", "R-1").with("/title", "Assembly attacked"));
        String red = submitted(
                aReport().with("/reference", "R-2").with("/title", "Hidden").with("/tlp", "red"));
        Heard nothing = Heard.of(List.of());
        List<OpenChange> changes = List.of(
                new OpenChange(open, "stay-calm", Change.ADDED, true, 2),
                new OpenChange(red, "stay-calm", Change.ADDED, true, 2));
        BookPreview begun = BookPreview.begun(BookStore.SHIPPED, BookStore.SHIPPED, Instant.EPOCH);
        new DynamoDbBookStore(new LargeItems(table))
                .begin(begun.with(nothing, nothing, changes, Map.of()).at(Optional.empty(), Instant.EPOCH));
        String path = "/books/" + BookStore.SHIPPED + "/preview";

        Answer answer = api.call("GET", path).asPublisher("ana").send();

        assertThat(answer.status()).as(api.log.toString()).isEqualTo(200);
        assertThat(answer.objects("open"))
                .containsExactly(Map.of(
                        "incident",
                        open,
                        "policy",
                        "stay-calm",
                        "change",
                        "added",
                        "alert",
                        true,
                        "tasks",
                        2L,
                        "title",
                        "Assembly attacked"));
        assertThat(answer.document()).containsEntry("unnamed", 1L);
        assertThat(answer.body()).doesNotContain("Hidden", red);
        assertThat(api.call("GET", path).asPublisher("ana").restricted().send().body())
                .contains("Hidden", red);
    }
}
