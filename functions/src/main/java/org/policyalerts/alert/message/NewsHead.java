package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TextWriter;

/**
 * The lines that a phone shows: what it is, what happened, who did it, what is asked of the reader, where to answer.
 */
final class NewsHead {

    private static final int MOST_LINES = 7;
    private static final String WHAT = "What:  ";
    private static final String WHERE = "Where: ";
    private static final String NEW = "New:   ";
    private static final String BY_WHOM = "Claimed by: %s. Attributed to: %s.";

    /** Of targets: two lines. */
    private static final int WHERE_COLUMNS = 2 * 65;

    private final NewsContext context;
    private final Message message;
    private final List<IncidentWording> incidents;
    private final String tlp;

    NewsHead(NewsContext context, String tlp) {
        this.context = context;
        this.message = context.message();
        this.incidents = message.news().stream()
                .map(news -> new IncidentWording(news.incident()))
                .toList();
        this.tlp = tlp;
    }

    /**
     * Writes the lines. What the first seven have no room for stands below them.
     *
     * @param opening what is said before all else; empty for nothing
     * @param changes what is new first of all, from the most that can be said of it to the least; empty if all is
     * @return what was said to be new
     */
    String write(Optional<String> opening, List<String> changes) {
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        opening.ifPresent(words -> above.addAll(wrapped((message.isExercise() ? "EXERCISE, not real. " : "") + words)));
        // Its level, who did it and where to answer take a line each, and what is new at least one.
        int room = MOST_LINES - above.size() - 3 - (changes.isEmpty() ? 0 : 1);
        NewsYours asked = new NewsYours(context);
        boolean isNamed = opening.filter(this::isNamedIn).isPresent();
        boolean isWide = opening.isPresent() || asked.isBesidesNew();
        List<String> yours = asked.lines(
                isWide ? Math.max(2, isNamed || opening.isEmpty() ? Math.min(3, room) : room - 1) : room - 1);
        // What a long message is about stands in its subject too; what is to be done stands nowhere else.
        boolean isWhatAbove = !isNamed && yours.size() < room;
        room -= yours.size();
        List<String> what = what(Math.max(1, room));
        if (!isNamed) {
            (isWhatAbove ? above : below).addAll(what);
        }
        above.add(opening.isPresent() ? above.size() : 0, level(opening.isPresent()));
        room -= isWhatAbove ? what.size() : 0;
        String said = changed(changes, Math.max(1, room + 1));
        List<String> change = said.isEmpty() ? List.of() : newly(said);
        room -= changes.isEmpty() ? 0 : change.size() - 1;
        List<String> where = opening.isPresent() ? List.of() : where(room);
        (where.size() <= room ? above : below).addAll(where);
        above.addAll(change);
        // A correction so long that there is no room says itself who did what.
        (room < 0 && opening.isPresent() ? below : above).add(byWhom());
        above.addAll(yours);
        write(above, below, asked.isAnswered());
        return said;
    }

    private void write(List<String> above, List<String> below, boolean isAnswered) {
        TextWriter writer = context.writer();
        above.forEach(writer::wide);
        writer.wide(
                isAnswered
                        ? NewsContext.answer(context.presentation(), message.id())
                        : NewsContext.noAnswer(context.presentation(), message.id()));
        below.forEach(writer::wide);
    }

    private boolean isNamedIn(String opening) {
        return incidents.get(0).isFalseAlarm()
                && opening.contains(incidents.get(0).marked());
    }

    /** As much of it as there is room for; all of it stands below. */
    private static String changed(List<String> changes, int most) {
        return changes.stream()
                .map(Sentences::sentence)
                .filter(change -> newly(change).size() <= most)
                .findFirst()
                .orElse(changes.isEmpty() ? "" : changes.get(changes.size() - 1));
    }

    private static List<String> newly(String change) {
        return PlainText.wrap(NEW, " ".repeat(NEW.length()), PlainText.clean(change));
    }

    private static List<String> wrapped(String text) {
        return PlainText.wrap("", "", PlainText.clean(text));
    }

    /** "HIGH for the foreign ministry · TLP:CLEAR · 26 Dec 08:00"; where that is too long, without the least of it. */
    private String level(boolean isOpened) {
        String level =
                message.isForInformation() ? "FOR INFORMATION: " : NewsContext.level(message.severity()) + " for ";
        String what = (message.isExercise() && !isOpened ? "EXERCISE, not real: " : "")
                + kind()
                + level
                + context.name(message.recipient());
        String label = " · " + IncidentWording.label(tlp);
        String time = " · " + context.times().brief(message.at());
        return Stream.of(what + label + time, what + label)
                .filter(line -> PlainText.width(line) <= PlainText.COLUMNS)
                .findFirst()
                .orElseGet(() -> PlainText.shorten(what, PlainText.COLUMNS - label.length()) + label);
    }

    private String kind() {
        return switch (message.kind()) {
            case UPDATE -> "UPDATE: ";
            case REMINDER -> "REMINDER: ";
            case ALERT, INFORMATION, CORRECTION, FULFILLED -> "";
        };
    }

    /** The title, or of several incidents the victims; only what all other lines leave no room for is cut. */
    private List<String> what(int room) {
        List<String> names = incidents.size() == 1
                ? List.of(incidents.get(0).what())
                : incidents.stream().map(IncidentWording::marked).distinct().toList();
        String counted = incidents.size() == 1 ? "" : incidents.size() + " incidents: ";
        String indent = " ".repeat(WHAT.length());
        List<String> lines = PlainText.wrap(WHAT, indent, counted + String.join("; ", names) + restricted());
        if (lines.size() <= room) {
            return lines;
        }
        // Words that do not fit leave the ends of lines empty.
        int columns = room * (PlainText.COLUMNS - WHAT.length()) - 20 * (room - 1);
        int left = columns - counted.length() - restricted().length();
        return PlainText.wrap(WHAT, indent, counted + PlainText.listed(names, "; ", left) + restricted());
    }

    /** What must not be named is counted. */
    private String restricted() {
        return message.restricted() == 0 ? "" : "; also " + message.restricted() + " restricted";
    }

    /** Where there is little room below the seven lines, only if it is one of them. */
    private List<String> where(int room) {
        List<String> all = incidents.stream()
                .flatMap(one -> one.targets().stream())
                .distinct()
                .toList();
        String where = all.isEmpty() ? "no target named" : PlainText.listed(all, "; ", WHERE_COLUMNS);
        List<String> lines = PlainText.wrap(WHERE, " ".repeat(WHERE.length()), where);
        boolean isRoomy = context.detail().isRoomy() || message.kind() == Message.Kind.ALERT;
        return isRoomy || lines.size() <= room ? lines : List.of();
    }

    private String byWhom() {
        List<String> lines =
                incidents.stream().map(IncidentWording::byWhom).distinct().toList();
        if (lines.size() == 1) {
            return lines.get(0);
        }
        int half = PlainText.COLUMNS / 2 - BY_WHOM.length() / 2;
        String attributed = distinct(incident -> incident.attributedTo(half), half);
        // Most often nobody is: then the names of those who claim have the rest of the line.
        int rest = PlainText.COLUMNS - PlainText.width(BY_WHOM.formatted("", attributed));
        return BY_WHOM.formatted(distinct(incident -> incident.claimedBy(rest), rest), attributed);
    }

    private String distinct(Function<IncidentWording, String> words, int columns) {
        List<String> all = incidents.stream().map(words).distinct().toList();
        return PlainText.listed(all, "; ", columns);
    }
}
