package org.policyalerts;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rooms of a house and what each may see: rooms by their name below the house, libraries by the name of a package
 * that contains theirs. Everything sees Java and JSpecify.
 */
final class Rooms {

    private static final List<String> SEEN_BY_ALL = List.of("java", "org.jspecify");

    private final String house;
    private final Map<String, Set<String>> rows;

    private Rooms(String house, Map<String, Set<String>> rows) {
        this.house = house;
        this.rows = rows;
    }

    /**
     * Reads a table.
     *
     * @param table a line for each room: its name, a bar, and what it may see; a line that begins with the bar goes on
     *     with the room before
     */
    static Rooms of(String house, String table) {
        Map<String, Set<String>> rows = new TreeMap<>();
        String room = "";
        for (String line : table.lines().filter(text -> !text.isBlank()).toList()) {
            String[] parts = line.split("\\|", -1);
            room = parts[0].isBlank() ? room : parts[0].strip();
            Set<String> row = rows.computeIfAbsent(room, name -> new TreeSet<>());
            Arrays.stream(parts[1].split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(row::add);
        }
        return new Rooms(house, rows);
    }

    /** Rows in which a room may see what lies inside it. */
    List<String> parentsThatSeeTheirChildren() {
        return rows.entrySet().stream()
                .flatMap(row -> row.getValue().stream()
                        .filter(seen -> seen.startsWith(row.getKey() + "."))
                        .map(seen -> row.getKey() + " may see its own " + seen))
                .toList();
    }

    /**
     * Where the table and the classes differ. What a row allows and nobody uses is a difference too: so a misspelt name
     * is one, and no door stays open that nobody needs.
     */
    List<String> differences(JavaClasses classes) {
        Map<String, Map<String, String>> seen = seen(classes);
        List<String> differences = new ArrayList<>();
        rows.keySet().stream()
                .filter(room -> !seen.containsKey(room))
                .forEach(room -> differences.add(room + ": there is no such room"));
        seen.forEach((room, targets) -> {
            Set<String> allowed = rows.getOrDefault(room, Set.of());
            if (!rows.containsKey(room)) {
                differences.add(room + ": has no row");
            }
            targets.forEach((target, example) -> {
                if (!allowed.contains(target)) {
                    differences.add(room + " must not see " + target + ": " + example);
                }
            });
            allowed.stream()
                    .filter(target -> !targets.containsKey(target))
                    .forEach(target -> differences.add(room + " may see " + target + ", and does not"));
        });
        return differences;
    }

    /** By room, what it sees, each with everybody who does. */
    private Map<String, Map<String, String>> seen(JavaClasses classes) {
        Map<String, Map<String, String>> seen = new TreeMap<>();
        for (JavaClass type : classes) {
            // A folder that holds only other folders has a package-info of its own and is no room.
            if (!type.getSimpleName().equals("package-info")) {
                Map<String, String> targets = seen.computeIfAbsent(room(type), room -> new TreeMap<>());
                dependencies(type).forEach((target, example) -> targets.merge(target, example, (a, b) -> a + ", " + b));
            }
        }
        return seen;
    }

    private Map<String, String> dependencies(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(target -> !target.isPrimitive())
                .filter(target -> !target.getPackageName().equals(type.getPackageName()))
                .filter(target -> SEEN_BY_ALL.stream().noneMatch(name -> isWithin(target.getPackageName(), name)))
                .collect(Collectors.toMap(
                        target -> name(target, rows.getOrDefault(room(type), Set.of())),
                        target -> shortName(type) + " → " + shortName(target),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** As the row may have it: a room, or the library that the row names. */
    private String name(JavaClass target, Set<String> row) {
        return isWithin(target.getPackageName(), house)
                ? room(target)
                : Stream.concat(
                                row.stream().filter(name -> isWithin(target.getPackageName(), name)),
                                Stream.of(target.getPackageName()))
                        .findFirst()
                        .orElseThrow();
    }

    private String room(JavaClass type) {
        return type.getPackageName().equals(house) ? "" : type.getPackageName().substring(house.length() + 1);
    }

    private static String shortName(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }

    private static boolean isWithin(String packageName, String outer) {
        return packageName.equals(outer) || packageName.startsWith(outer + ".");
    }
}
