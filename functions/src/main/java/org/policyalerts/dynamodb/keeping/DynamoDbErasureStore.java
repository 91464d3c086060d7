package org.policyalerts.dynamodb.keeping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.IncidentItem;
import org.policyalerts.dynamodb.audience.ErasedMessages;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Replaced;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.Track;
import org.policyalerts.incident.keeping.Erasure;
import org.policyalerts.incident.keeping.ErasureStore;
import org.policyalerts.text.ErasedWords;

/**
 * Takes words out of the items of incidents. What tells of an incident elsewhere is left to the schedule as an item
 * that holds the words until that is done, and no longer.
 */
public record DynamoDbErasureStore(Table table, DynamoDbIncidentStore incidents) implements ErasureStore {

    private static final String DONE = "E#ERASED#";
    private static final String LEFT = "E#ERASE";
    private static final String BODY = "body";
    private static final int PAGE = 100;

    /** In one step, of which there are many in a run. */
    private static final int DAYS = 30;

    @Override
    public List<Erasure> of(IncidentId id) {
        return table.all(Query.beginning(ItemKeys.incident(id).pk(), DONE, PAGE)).stream()
                .map(item -> erasure(new ItemReader(ItemBody.read(item))))
                .toList();
    }

    private static Erasure erasure(ItemReader stored) {
        return new Erasure(
                stored.number("version"),
                stored.instant("at"),
                stored.text("by"),
                stored.text("requestedBy"),
                stored.text("reason"),
                stored.texts("fields"));
    }

    private static Map<String, Object> tree(Erasure erasure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", (long) erasure.version());
        tree.put("at", erasure.at().toString());
        tree.put("by", erasure.by());
        tree.put("requestedBy", erasure.requestedBy());
        tree.put("reason", erasure.reason());
        tree.put("fields", erasure.fields());
        return tree;
    }

    @Override
    public void eraseBeside(Incident latest, ErasedWords words, Erasure erasure) {
        new ErasedItems(table, words).beside(latest.id());
        new ErasedMessages(table, words, erasure.statement())
                .in(ItemKeys.incident(latest.id()).pk());
    }

    @Override
    public Replaced replace(Incident next, Incident latest, ErasedWords words, Erasure erasure) {
        Map<String, Object> done = item(next.id(), DONE + ItemBody.padded(erasure.version()), "erasure", tree(erasure));
        Map<String, Object> left = new LinkedHashMap<>(tree(erasure));
        left.put("words", words.places());
        left.put("day", next.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        // One that is not done yet has words of its own.
        String sk = LEFT + "#" + ItemBody.padded(erasure.version());
        List<Map<String, Object>> items = new ArrayList<>(List.of(done, item(next.id(), sk, "erasing", left)));
        if (!latest.report().isClosed()) {
            // What is closed is put on the calendar with every version.
            items.add(IncidentItem.calendar(next.id(), erasure.at()));
        }
        return incidents.replaceWith(next, latest, items);
    }

    private static Map<String, Object> item(IncidentId id, String sk, String type, Map<String, Object> body) {
        Map<String, Object> item = new Key(ItemKeys.incident(id).pk(), sk).item(type);
        item.put(BODY, ItemBody.write(body));
        return item;
    }

    @Override
    public boolean step(IncidentId id) {
        List<Map<String, Object>> left =
                table.all(Query.beginning(ItemKeys.incident(id).pk(), LEFT + "#", PAGE));
        if (left.isEmpty()) {
            return false;
        }
        Key key = Key.of(left.get(0));
        Optional<Map<String, Object>> next = step(id, ItemBody.read(left.get(0)));
        Write progress = next.<Write>map(
                        body -> new Write.Put(item(id, key.sk(), "erasing", body), new Condition.Always()))
                .orElseGet(() -> new Write.Delete(key, new Condition.Always()));
        table.write(List.of(progress));
        return next.isPresent() || left.size() > 1;
    }

    /**
     * First once more the incident itself, for what was said in the moment of the erasure; then the days; then others.
     */
    private Optional<Map<String, Object>> step(IncidentId id, Map<String, Object> body) {
        ItemReader stored = new ItemReader(body);
        Erasure erasure = erasure(stored);
        ErasedWords words = words(stored);
        ErasedMessages messages = new ErasedMessages(table, words, erasure.statement());
        Map<String, Object> next = new LinkedHashMap<>(body);
        if (stored.find("day").isEmpty()) {
            return others(id, stored.find("after").orElse(null), messages).map(after -> {
                next.put("after", after);
                return next;
            });
        }
        LocalDate day = LocalDate.parse(stored.text("day"));
        if (stored.find("begun").isEmpty()) {
            incidents.find(id).ifPresent(latest -> eraseBeside(latest, words, erasure));
            messages.named(id);
            next.put("begun", "yes");
        }
        LocalDate end = erasure.at().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2);
        LocalDate before = day.plusDays(DAYS);
        if (before.isBefore(end)) {
            messages.ofDays(id, day, before);
            next.put("day", before.toString());
        } else {
            messages.ofDays(id, day, end);
            next.remove("day");
        }
        return Optional.of(next);
    }

    private static ErasedWords words(ItemReader stored) {
        Map<String, String> places = new HashMap<>();
        stored.findObject("words").orElseThrow().fields().forEach((word, place) -> places.put(word, place.toString()));
        return new ErasedWords(places);
    }

    /** Messages about another incident may name this one beside it. */
    private Optional<String> others(IncidentId id, @Nullable String after, ErasedMessages messages) {
        Track track = incidents.find(id).map(Incident::track).orElse(Track.REAL);
        Line all = new Line(track, Shared.ANY, Shared.EVERYTHING.get(0), new Period(Instant.MIN, Instant.MAX), true);
        SummaryPage page = incidents.along(all, after, PAGE);
        page.incidents()
                .forEach(other -> messages.in(ItemKeys.incident(other.id()).pk()));
        return Optional.ofNullable(page.cursor());
    }
}
