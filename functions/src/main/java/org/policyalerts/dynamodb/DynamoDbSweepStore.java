package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.related.Sweep;
import org.policyalerts.alert.related.Sweep.Place;
import org.policyalerts.alert.related.Sweep.Stretch;
import org.policyalerts.alert.related.SweepStore;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.TableBusyException;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.Track;

/** Sweeps as items, one a partition. */
public record DynamoDbSweepStore(Table table) implements SweepStore {

    private static final String PREFIX = "S#";
    private static final String SK = "SWEEP";
    private static final String VERSION = "version";

    /** Of those who leave something in the same place at the same time one is first; the others read again. */
    private static final int TRIES = 10;

    static boolean isOne(String pk) {
        return pk.startsWith(PREFIX);
    }

    private static Key key(Place place) {
        String initial = place.track() == Track.EXERCISE ? "x" : "r";
        String by = place.by().text();
        return new Key(PREFIX + initial + "#" + by + "#" + ItemKeys.part(place.key()), SK);
    }

    /**
     * What lies there and has not begun is read after the incident was stored, so whoever begins it later sees the
     * incident. Where it takes in the stretch already, nothing has to be written.
     */
    @Override
    public void leave(Place place, Stretch stretch) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Sweep> there = find(key(place).pk());
            Sweep wanted = there.map(sweep -> sweep.with(stretch))
                    .orElseGet(() -> new Sweep(place, stretch, Optional.empty(), Optional.empty(), 0));
            if (there.filter(wanted::equals).isPresent() || put(wanted)) {
                return;
            }
        }
        throw new TableBusyException("others always came first where incidents are to be swept");
    }

    private boolean put(Sweep sweep) {
        return table.isWritten(new Write.Put(item(sweep), isStill(sweep)));
    }

    private static Condition isStill(Sweep read) {
        return read.version() == 0 ? new Condition.Absent() : new Condition.Equal(VERSION, read.version());
    }

    @Override
    public Optional<Sweep> find(String partition) {
        return table.get(new Key(partition, SK)).map(DynamoDbSweepStore::sweep);
    }

    @Override
    public boolean advance(Sweep read, Optional<Sweep> after) {
        return after.map(this::put)
                .orElseGet(() -> table.isWritten(new Write.Delete(key(read.place()), isStill(read))));
    }

    private static Map<String, Object> item(Sweep sweep) {
        Key key = key(sweep.place());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("track", sweep.place().track().name());
        body.put("by", sweep.place().by().name());
        body.put("key", sweep.place().key());
        body.put("stretch", tree(sweep.stretch()));
        sweep.position().ifPresent(position -> body.put("position", position));
        sweep.next().ifPresent(next -> body.put("next", tree(next)));
        Map<String, Object> item = key.item("sweep");
        item.put(VERSION, sweep.version() + 1);
        item.put("dueShard", ItemKeys.dueShard(key.pk()));
        item.put("dueAt", ItemKeys.instant(sweep.stretch().since()));
        item.put("body", ItemBody.write(body));
        return item;
    }

    private static Map<String, Object> tree(Stretch stretch) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("since", stretch.since().toString());
        stretch.related().ifPresent(period -> {
            tree.put("from", period.from().toString());
            tree.put("to", period.to().toString());
        });
        tree.put("cases", stretch.cases());
        tree.put("arrived", stretch.arrived().stream().map(IncidentId::value).toList());
        return tree;
    }

    private static Sweep sweep(Map<String, Object> item) {
        ItemReader body = new ItemReader(ItemBody.read(item));
        Place place = new Place(Track.valueOf(body.text("track")), Shared.valueOf(body.text("by")), body.text("key"));
        return new Sweep(
                place,
                stretch(body.findObject("stretch").orElseThrow()),
                body.find("position"),
                body.findObject("next").map(DynamoDbSweepStore::stretch),
                ItemBody.number(item, VERSION));
    }

    private static Stretch stretch(ItemReader tree) {
        Optional<Instant> to = tree.findInstant("to");
        return new Stretch(
                tree.instant("since"),
                tree.findInstant("from").map(from -> new Period(from, to.orElseThrow())),
                tree.isTrue("cases"),
                tree.texts("arrived").stream().map(IncidentId::new).toList());
    }
}
