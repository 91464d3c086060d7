package org.policyalerts.dynamodb;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.IncidentSummary.Traits;
import org.policyalerts.incident.PartialDate;

/**
 * The content of a history entry: the summary of an incident, the same under everything it can have in common with
 * others.
 */
record SummaryItem(String json) {

    private static final String DUPLICATE_OF = "duplicateOf";

    static SummaryItem of(IncidentSummary summary) {
        return new SummaryItem(ItemBody.canonical(tree(summary)));
    }

    Map<String, Object> at(Key key) {
        return Map.of("pk", key.pk(), "sk", key.sk(), "summary", json);
    }

    private static Map<String, Object> tree(IncidentSummary summary) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", summary.id().value());
        tree.put("version", (long) summary.version());
        tree.put("reporter", summary.reporter());
        tree.put("reference", summary.reference());
        tree.put("title", summary.title());
        tree.put("tlp", summary.tlp());
        tree.put("mode", summary.mode());
        tree.put("determination", summary.determination());
        if (summary.severity() != null) {
            tree.put("severity", summary.severity().longValue());
        }
        tree.put("attribution", summary.attribution());
        tree.put("occurredAt", summary.occurredAt().text());
        tree.put("receivedAt", summary.receivedAt().toString());
        tree.put("claimants", summary.claimants());
        tree.put("targets", summary.targets());
        tree.put("sectors", summary.sectors());
        tree.put("countries", summary.countries());
        tree.put("traits", traits(summary.traits()));
        return tree;
    }

    private static Map<String, Object> traits(Traits traits) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", traits.type());
        tree.put("kinds", traits.kinds());
        tree.put("motives", traits.motives());
        tree.put("categories", traits.categories());
        tree.put("infrastructureClasses", traits.infrastructureClasses());
        tree.put("actors", traits.actors());
        if (!traits.duplicateOf().isEmpty()) {
            tree.put(DUPLICATE_OF, traits.duplicateOf());
        }
        return tree;
    }

    private static Traits toTraits(ItemReader stored) {
        return new Traits(
                stored.text("type"),
                stored.texts("kinds"),
                stored.texts("motives"),
                stored.texts("categories"),
                stored.texts("infrastructureClasses"),
                stored.texts("actors"),
                stored.findTexts(DUPLICATE_OF));
    }

    static IncidentSummary toSummary(Map<String, Object> item) {
        ItemReader stored = new ItemReader(ItemBody.tree(new ItemReader(item).text("summary")));
        return new IncidentSummary(
                new IncidentId(stored.text("id")),
                stored.number("version"),
                stored.text("reporter"),
                stored.text("reference"),
                stored.text("title"),
                stored.text("tlp"),
                stored.text("mode"),
                stored.text("determination"),
                stored.findNumber("severity"),
                stored.text("attribution"),
                PartialDate.parse(stored.text("occurredAt")).orElseThrow(),
                stored.instant("receivedAt"),
                stored.texts("claimants"),
                stored.texts("targets"),
                stored.texts("sectors"),
                stored.texts("countries"),
                stored.findObject("traits").map(SummaryItem::toTraits).orElse(Traits.UNKNOWN));
    }
}
