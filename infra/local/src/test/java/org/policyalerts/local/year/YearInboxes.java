package org.policyalerts.local.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.local.stack.Caller;

/**
 * What subscribers have received. They fetch it month by month, so that the stand-in for SNS does not have to hold a
 * year of messages.
 */
final class YearInboxes {

    /** Messages that were under way while words were erased have gone by then. */
    private static final Duration UNDER_WAY = Duration.ofDays(1);

    private final Path journal;
    private final YearLedger ledger;

    /** What was read first under each id and audience. */
    private final Map<String, Integer> messages = new HashMap<>();

    private final Set<String> tasks = new HashSet<>();
    private int repeats;
    private int mails;

    YearInboxes(Path data, YearLedger ledger) {
        this.journal = data.resolve("inboxes.jsonl");
        this.ledger = ledger;
    }

    int messages() {
        return messages.size();
    }

    /** How many came once more; whoever reads them drops them by their id. */
    int repeats() {
        return repeats;
    }

    /** How many tasks were told to somebody. */
    int tasks() {
        return tasks.size();
    }

    /** How many mails have left. */
    int mails() {
        return mails;
    }

    /** Reads the mails that one stack has sent; what is wrong with them. */
    List<String> mailed(String sent) {
        List<String> complaints = new ArrayList<>();
        for (Map<?, ?> mail : Caller.objects(sent, "mails")) {
            mails++;
            String text = mail.get("subject") + "\n" + mail.get("text") + "\n" + mail.get("html");
            if (String.valueOf(mail.get("html")).contains("<script")) {
                complaints.add("a mail runs what a title says: " + text);
            }
            complaints("mail", text, Instant.parse(String.valueOf(mail.get("at"))), complaints);
        }
        return complaints;
    }

    /** How much has come since the last time they were fetched. */
    long waiting() throws IOException {
        return Files.exists(journal) ? Files.size(journal) : 0;
    }

    /** Fetches what has come; what is wrong with it. */
    List<String> fetch() throws IOException {
        List<String> complaints = new ArrayList<>();
        try (Stream<String> lines = Files.lines(journal)) {
            lines.forEach(line -> read(Caller.object(line), complaints));
        } catch (NoSuchFileException nothingCame) {
            return complaints;
        }
        Files.delete(journal);
        return complaints;
    }

    private void read(Map<String, Object> delivered, List<String> complaints) {
        Map<?, ?> attributes = (Map<?, ?>) delivered.getOrDefault("attributes", Map.of());
        String key = attributes.get("audience") + " " + attributes.get("organisation") + " "
                + attributes.get("notificationId");
        Map<?, ?> bodies = (Map<?, ?>) delivered.getOrDefault("bodies", Map.of());
        StringBuilder text = new StringBuilder(String.valueOf(delivered.get("subject")));
        bodies.forEach((endpoint, body) -> {
            if (!String.valueOf(endpoint).endsWith(":channels")) {
                text.append('\n').append(body);
            }
        });
        Integer before = messages.putIfAbsent(key, text.toString().hashCode());
        if (before == null) {
            complaints(key, text.toString(), Instant.parse(String.valueOf(delivered.get("deliveredAt"))), complaints);
            YearWords.tasks(text.toString()).forEach(tasks::add);
        } else {
            repeats++;
            if (before != text.toString().hashCode()) {
                complaints.add(key + " came again with other words");
            }
        }
    }

    private void complaints(String key, String text, Instant at, List<String> complaints) {
        if (YearWords.isHostile(text)) {
            complaints.add(key + " holds marks that it must not: " + text);
        }
        YearWords.secrets(text).flatMap(word -> ledger.ofSecret(word).stream()).forEach(known -> {
            if (known.isAboveCeiling) {
                complaints.add(key + " names " + known.secret + ", above the ceiling");
            }
            if (known.erasedAt != null && at.isAfter(known.erasedAt.plus(UNDER_WAY))) {
                complaints.add(key + " names " + known.secret + ", erased at " + known.erasedAt);
            }
        });
    }
}
