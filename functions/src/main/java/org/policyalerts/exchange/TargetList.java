package org.policyalerts.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.incident.Report;

/**
 * Who was hit, as documents of others say it: some by name, and beside them countries and sectors that belong to nobody
 * in particular. Where two countries and two sectors are named, nobody knows which belong together.
 */
public final class TargetList {

    private static final String COUNTRY = "country";
    private static final String SECTOR = "sector";

    private final List<Map<String, Object>> named = new ArrayList<>();
    private final Set<String> countries = new LinkedHashSet<>();
    private final Set<String> sectors = new LinkedHashSet<>();

    /** A target of its own; what it lacks is filled in. */
    public void add(Map<String, Object> target) {
        named.add(new LinkedHashMap<>(target));
    }

    public void country(String code) {
        countries.add(code);
    }

    public void sector(String sector) {
        sectors.add(sector);
    }

    public boolean isEmpty() {
        return named.isEmpty() && countries.isEmpty() && sectors.isEmpty();
    }

    /** All of them, with nothing said that the document does not say. */
    public List<Map<String, Object>> targets() {
        if (named.isEmpty()) {
            return unnamed();
        }
        named.forEach(target -> {
            if (countries.size() == 1) {
                target.putIfAbsent(COUNTRY, countries.iterator().next());
            }
            if (sectors.size() == 1) {
                target.putIfAbsent(SECTOR, sectors.iterator().next());
            }
        });
        List<Map<String, Object>> all = new ArrayList<>(named);
        all.addAll(rest());
        return all.stream().map(TargetList::complete).toList();
    }

    /** Countries and sectors that several named targets cannot share out; each is kept as a target of its own. */
    private List<Map<String, Object>> rest() {
        List<Map<String, Object>> rest = new ArrayList<>();
        countries.stream().filter(code -> isUnsaid(COUNTRY, code)).forEach(code -> rest.add(target(COUNTRY, code)));
        sectors.stream().filter(sector -> isUnsaid(SECTOR, sector)).forEach(sector -> rest.add(target(SECTOR, sector)));
        return rest;
    }

    private boolean isUnsaid(String field, String value) {
        return named.stream().noneMatch(target -> value.equals(target.get(field)));
    }

    private List<Map<String, Object>> unnamed() {
        List<Map<String, Object>> unnamed = new ArrayList<>();
        boolean isClear = countries.size() <= 1 || sectors.size() <= 1;
        if (isClear) {
            for (String country : countries.isEmpty() ? Set.of(Report.NO_ONE_COUNTRY) : countries) {
                for (String sector : sectors.isEmpty() ? Set.of("unknown") : sectors) {
                    unnamed.add(target(COUNTRY, country));
                    unnamed.get(unnamed.size() - 1).put(SECTOR, sector);
                }
            }
        } else {
            countries.forEach(country -> unnamed.add(target(COUNTRY, country)));
            sectors.forEach(sector -> unnamed.add(target(SECTOR, sector)));
        }
        return unnamed.stream().map(TargetList::complete).toList();
    }

    private static Map<String, Object> target(String field, String value) {
        return new LinkedHashMap<>(Map.of(field, value));
    }

    private static Map<String, Object> complete(Map<String, Object> target) {
        Map<String, Object> complete = new LinkedHashMap<>(target);
        complete.putIfAbsent(COUNTRY, Report.NO_ONE_COUNTRY);
        complete.putIfAbsent(SECTOR, "unknown");
        complete.putIfAbsent("infrastructureClass", "unknown");
        complete.putIfAbsent("confirmation", "third-party");
        return complete;
    }
}
