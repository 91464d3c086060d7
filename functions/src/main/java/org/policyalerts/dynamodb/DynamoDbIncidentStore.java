package org.policyalerts.dynamodb;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.TableBusyException;
import org.policyalerts.dynamodb.table.WriteRefusedException;
import org.policyalerts.dynamodb.table.WriteRefusedException.Refusal;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.Receipt;
import org.policyalerts.incident.ReviewRecord;
import org.policyalerts.incident.Track;

/** Incidents in the table; docs/data-model.md has the items and what writes them. */
public final class DynamoDbIncidentStore implements IncidentStore {

    private static final int VERSIONS_PAGE = 100;
    private static final int MOST_TRIES = 10;

    private final Table table;
    private final ClaimantKeys claimants;
    private final HistoryKeys historyKeys;
    private final HistoryQueries queries;

    public DynamoDbIncidentStore(Table table, ClaimantKeys claimants, ZoneId zone) {
        this.table = table;
        this.claimants = claimants;
        this.historyKeys = new HistoryKeys(zone);
        this.queries = new HistoryQueries(table, historyKeys, claimants, this);
    }

    @Override
    public Recorded create(Incident incident, NaturalKey sentAs, Optional<String> idempotencyKey) {
        Receipt receipt = receipt(incident, incident.receivedAt());
        Optional<Key> repeat = idempotencyKey.map(key -> ItemKeys.idempotency(incident.reporter(), key));
        List<Write> writes = new ArrayList<>(versionWrites(incident, null));
        writes.add(ReceiptItem.ofReference(receipt, ItemKeys.reference(incident.naturalKey())));
        ReceiptItem.keysOfFirstEdition(incident, sentAs)
                .forEach(key -> writes.add(new Write.Check(key, ReceiptItem.isFree(incident.receivedAt()))));
        repeat.ifPresent(key -> writes.add(ReceiptItem.ofRequest(receipt, key, incident.receivedAt())));
        try {
            table.write(writes);
            return new Recorded.Stored(receipt);
        } catch (WriteRefusedException taken) {
            return earlier(incident, ReceiptItem.keys(incident, sentAs), repeat, taken);
        }
    }

    private Recorded earlier(
            Incident incident, List<Key> references, Optional<Key> repeat, WriteRefusedException taken) {
        Optional<Receipt> ofKey = repeat.flatMap(taken::at).map(DynamoDbIncidentStore::receipt);
        if (ofKey.isPresent()) {
            Receipt first = ofKey.get();
            return isSame(incident, first) ? new Recorded.SameAlready(first) : new Recorded.KeyReused(first.id());
        }
        Receipt first = references.stream()
                .flatMap(key -> taken.at(key).stream())
                .findFirst()
                .map(DynamoDbIncidentStore::receipt)
                .orElseThrow(() -> taken);
        if (!isSame(incident, first)) {
            int latest = find(first.id()).orElseThrow().version();
            return new Recorded.OtherContent(first.id(), latest);
        }
        return repeat.map(key -> keepFor(key, first, incident)).orElse(new Recorded.SameAlready(first));
    }

    /** From now on the Idempotency-Key stands for this report too, or another report could still be sent under it. */
    private Recorded keepFor(Key repeat, Receipt first, Incident incident) {
        try {
            table.write(List.of(ReceiptItem.ofRequest(first, repeat, incident.receivedAt())));
            return new Recorded.SameAlready(first);
        } catch (WriteRefusedException meanwhile) {
            Receipt other = receipt(meanwhile.refusals().get(0));
            return isSame(incident, other) ? new Recorded.SameAlready(other) : new Recorded.KeyReused(other.id());
        }
    }

    @Override
    public Optional<Receipt> receipt(Incident incident, NaturalKey sentAs) {
        return ReceiptItem.keys(incident, sentAs).stream()
                .flatMap(key -> table.get(key).stream())
                .findFirst()
                .map(ReceiptItem::toReceipt);
    }

    @Override
    public Replaced replace(Incident next, Incident expected) {
        return replaceWith(next, expected, List.of());
    }

    @Override
    public Replaced replaceReviewed(Incident next, Incident expected, ReviewRecord review) {
        return replaceWith(next, expected, ReviewItems.records(next.id(), review));
    }

    /** Stores the next version with items of its own: all or nothing. */
    public Replaced replaceWith(Incident next, Incident expected, List<Map<String, Object>> items) {
        List<Write> writes = new ArrayList<>(versionWrites(next, expected));
        items.forEach(item -> writes.add(new Write.Put(item, new Condition.Always())));
        try {
            table.write(writes);
            return new Replaced.Stored(receipt(next, next.updatedAt()));
        } catch (WriteRefusedException late) {
            Refusal latest = late.at(ItemKeys.incident(next.id())).orElseThrow(() -> late);
            if (latest.stored().isEmpty()) {
                throw late;
            }
            return new Replaced.Stale(IncidentItem.toIncident(latest.stored()).version());
        }
    }

    private List<Write> versionWrites(Incident next, @Nullable Incident previous) {
        Condition isExpected = previous == null ? new Condition.Absent() : isStill(previous.version());
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Put(IncidentItem.of(next, ItemKeys.incident(next.id())), isExpected));
        Key version = ItemKeys.version(next.id(), next.version());
        writes.add(new Write.Put(IncidentItem.of(next, version), new Condition.Absent()));
        writes.addAll(HistoryPlan.writes(historyKeys, plan(next, previous).now(), summary(next)));
        writes.add(new Write.Put(EvaluationItems.unjudged(next), new Condition.Always()));
        IncidentItem.calendar(next, previous)
                .ifPresent(item -> writes.add(new Write.Put(item, new Condition.Always())));
        return writes;
    }

    private static Condition isStill(int version) {
        return new Condition.Equal(IncidentItem.VERSION, (long) version);
    }

    /**
     * Each batch is written only while the version it was made from is the latest. Without that, a late call for
     * version 2 could bring back a claim that version 3 has withdrawn.
     */
    @Override
    public void completeHistory(Incident incident, Optional<Incident> previous) {
        List<Key> left = Stream.concat(
                        plan(incident, previous.orElse(null)).later().stream(),
                        // What was stored before duplicates were found by what they name lacks these.
                        historyKeys.ofDuplicate(summary(incident)).stream())
                .distinct()
                .toList();
        Incident latest = incident;
        int tries = 0;
        while (!left.isEmpty()) {
            IncidentSummary summary = summary(latest);
            int size = Math.min(left.size(), HistoryPlan.mostAtOnce(summary, null));
            Optional<Incident> newer = writeWhileLatest(latest, left.subList(0, size), summary);
            if (newer.isEmpty()) {
                left = left.subList(size, left.size());
            } else if (++tries < MOST_TRIES) {
                latest = newer.get();
            } else {
                throw new TableBusyException("the incident changes faster than its history can be written");
            }
        }
    }

    private Optional<Incident> writeWhileLatest(Incident latest, List<Key> entries, IncidentSummary summary) {
        Key key = ItemKeys.incident(latest.id());
        List<Write> writes = new ArrayList<>(HistoryPlan.writes(historyKeys, entries, summary));
        writes.add(new Write.Check(key, isStill(latest.version())));
        try {
            table.write(writes);
            return Optional.empty();
        } catch (WriteRefusedException overtaken) {
            return overtaken.at(key).map(Refusal::stored).map(IncidentItem::toIncident);
        }
    }

    private HistoryPlan plan(Incident next, @Nullable Incident previous) {
        return HistoryPlan.of(historyKeys, summary(next), previous == null ? null : summary(previous), claimants);
    }

    /** As it is stored: which names are one claimant's is asked when it is read. */
    private static IncidentSummary summary(Incident incident) {
        return IncidentSummary.of(incident, ClaimantKeys.AS_SIGNED);
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return table.get(ItemKeys.incident(id)).map(IncidentItem::toIncident);
    }

    @Override
    public Optional<IncidentId> find(NaturalKey key) {
        return Stream.of(ItemKeys.reference(key), ItemKeys.exactReference(key.reporter(), key.reference()))
                .flatMap(receipt -> table.get(receipt).stream())
                .map(item -> ReceiptItem.toReceipt(item).id())
                .findFirst();
    }

    @Override
    public List<IncidentId> naming(Incident incident) {
        return queries.naming(incident);
    }

    @Override
    public Optional<Incident> version(IncidentId id, int version) {
        return table.get(ItemKeys.version(id, version)).map(IncidentItem::toIncident);
    }

    @Override
    public List<Incident> versions(IncidentId id) {
        Query all = Query.beginning(ItemKeys.incident(id).pk(), ItemKeys.VERSION, VERSIONS_PAGE);
        return table.all(all).stream().map(IncidentItem::toIncident).toList();
    }

    @Override
    public List<IncidentSummary> sharing(Track track, Shared by, List<String> keys, Period period, int most) {
        return queries.sharing(track, by, keys, period, most);
    }

    @Override
    public SummaryPage along(Line line, @Nullable String after, int size) {
        return queries.along(line, after, size);
    }

    @Override
    public SummaryPage list(Listing listing) {
        return queries.list(listing);
    }

    private static boolean isSame(Incident incident, Receipt receipt) {
        return incident.contentHash().equals(receipt.contentHash());
    }

    private static Receipt receipt(Incident incident, Instant at) {
        return new Receipt(incident.id(), incident.version(), incident.contentHash(), at);
    }

    private static Receipt receipt(Refusal refusal) {
        return ReceiptItem.toReceipt(refusal.stored());
    }
}
