package org.policyalerts.dynamodb.audience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.WriteRefusedException;
import org.policyalerts.dynamodb.table.WriteRefusedException.Refusal;

/**
 * What an evaluation, an act or a message leaves behind for audiences, as writes.
 *
 * @param words what messages say, written apart from all else and before it
 * @param needed what must be written with the rest or not at all
 * @param ofTheirHour the messages among it of which one that is there already is enough
 * @param before what does no harm if only it is written: that an operator exists, that something waits which turns out
 *     to be no news
 * @param after what does no harm if it is left: something that waits and was told; it is left if it was written again
 *     since it was read, because that may be news
 */
public record AudienceWrites(
        List<Write> words, List<Write> needed, Set<Key> ofTheirHour, List<Write> before, List<Write> after) {

    /** The writes for all of it; of what is told and waits again, the waiting stays. */
    public static AudienceWrites of(Acts acts) {
        MessageBodies.Writes messages = MessageBodies.writes(acts.notifications());
        List<Write> needed = new ArrayList<>(messages.messages());
        acts.states().forEach(state -> needed.add(new Write.Put(AudienceItem.of(state.stored()), unchanged(state))));
        Map<Key, Write> before = new LinkedHashMap<>();
        acts.states().stream()
                .flatMap(state -> AudienceItem.operator(state).stream())
                .forEach(item -> put(before, item));
        acts.gathered().forEach(waiting -> put(before, GatheredItem.of(waiting)));
        List<Write> after = acts.told().stream()
                .filter(waited -> !before.containsKey(GatheredItem.key(waited)))
                .distinct()
                .<Write>map(GatheredItem::deletion)
                .toList();
        Set<Key> ofTheirHour = acts.notifications().stream()
                .filter(Notification::isOfItsHour)
                .map(MessagePlace::of)
                .collect(Collectors.toSet());
        return new AudienceWrites(messages.words(), needed, ofTheirHour, List.copyOf(before.values()), after);
    }

    private static void put(Map<Key, Write> writes, Map<String, Object> item) {
        Write put = new Write.Put(item, new Condition.Always());
        writes.put(put.key(), put);
    }

    private static Condition unchanged(AudienceState read) {
        return read.version() == 0 ? new Condition.Absent() : new Condition.Equal("version", read.version());
    }

    /**
     * Writes it together with others: after the words in one transaction, or, where that would be too many, with what
     * may stand alone before and after it. False if anything is no longer as it was read.
     */
    public boolean isWrittenWith(List<Write> others, Table table) {
        try {
            writeWith(others, table);
            return true;
        } catch (WriteRefusedException raced) {
            return false;
        }
    }

    private void writeWith(List<Write> others, Table table) {
        words.forEach(word -> table.write(List.of(word)));
        List<Write> all =
                Stream.of(others, needed, before, after).flatMap(List::stream).toList();
        if (all.size() <= Table.MOST_WRITES) {
            writeTogether(all, table);
            return;
        }
        write(before, table);
        writeTogether(Stream.concat(others.stream(), needed.stream()).toList(), table);
        write(after, table);
    }

    private void writeTogether(List<Write> writes, Table table) {
        try {
            table.write(writes);
        } catch (WriteRefusedException refused) {
            Set<Key> keys = refused.refusals().stream().map(Refusal::key).collect(Collectors.toSet());
            if (keys.isEmpty() || !keys.stream().allMatch(this::isDispensable)) {
                throw refused;
            }
            List<Write> rest =
                    writes.stream().filter(write -> !keys.contains(write.key())).toList();
            if (!rest.isEmpty()) {
                writeTogether(rest, table);
            }
        }
    }

    private boolean isDispensable(Key key) {
        return ofTheirHour.contains(key)
                || after.stream().anyMatch(write -> write.key().equals(key));
    }

    private void write(List<Write> writes, Table table) {
        for (int from = 0; from < writes.size(); from += Table.MOST_WRITES) {
            writeTogether(writes.subList(from, Math.min(from + Table.MOST_WRITES, writes.size())), table);
        }
    }
}
