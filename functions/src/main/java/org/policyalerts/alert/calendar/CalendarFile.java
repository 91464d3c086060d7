package org.policyalerts.alert.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.policyalerts.alert.calendar.CalendarEntry.Kind;
import org.policyalerts.incident.Report;

/**
 * Entries as an iCalendar file (RFC 5545) to keep or to attach. It has no METHOD: it invites nobody and asks for no
 * answer. An entry keeps its UID, so that a later file moves it, and takes nobody's time: a deadline is not a meeting.
 */
public final class CalendarFile {

    public static final String MEDIA_TYPE = "text/calendar; charset=utf-8";

    private final ContentLines lines = new ContentLines();
    private final Instant written;

    private CalendarFile(Instant written) {
        this.written = written;
    }

    /**
     * These entries, each of an incident that the reader may see; what has come to an end is cancelled, so that it
     * leaves a calendar that an earlier file was put into. It quotes titles: it is only for readers who get the whole
     * message, never beside one that only points to it.
     */
    public static String of(List<CalendarEntry> entries, Instant now) {
        return of(entries, true, now);
    }

    /** The same of a list that may have been cut, which the file then says where programs describe a calendar. */
    public static String of(List<CalendarEntry> entries, boolean isWhole, Instant now) {
        CalendarFile file = new CalendarFile(now);
        file.lines.line("BEGIN", "VCALENDAR").line("VERSION", "2.0").line("PRODID", "-//Policy Alerts//Deadlines//EN");
        file.lines.line("CALSCALE", "GREGORIAN");
        if (!isWhole) {
            file.lines.text("X-WR-CALDESC", "Not everything that falls due is in this file; the desk has the rest.");
        }
        entries.forEach(file::add);
        if (entries.isEmpty()) {
            file.addUtc();
        }
        return file.lines.line("END", "VCALENDAR").toString();
    }

    private void add(CalendarEntry entry) {
        Report report = entry.incident().report();
        boolean isExercise = report.text("mode").equals("exercise");
        lines.line("BEGIN", "VEVENT");
        lines.line("UID", uid(entry));
        lines.line("SEQUENCE", String.valueOf(Math.min(entry.revision(), Integer.MAX_VALUE)));
        lines.moment("DTSTAMP", written);
        lines.moment("DTSTART", entry.at());
        lines.text("SUMMARY", (isExercise ? "EXERCISE " : "") + heading(entry.kind()) + entry.words());
        lines.text(
                "DESCRIPTION",
                "For " + String.join(", ", entry.owners()) + ". TLP:" + label(report) + ".",
                report.text("reference") + ": " + report.text("title"),
                entry.incident().id().value());
        lines.line("CLASS", classification(report.text("tlp")));
        lines.line("CATEGORIES", entry.kind().name());
        lines.line("STATUS", entry.isEnded() ? "CANCELLED" : "CONFIRMED");
        lines.line("TRANSP", "TRANSPARENT");
        lines.line("END", "VEVENT");
    }

    private static String uid(CalendarEntry entry) {
        String what = entry.kind() == Kind.DUTY || entry.kind() == Kind.TASK
                ? entry.source()
                : entry.kind().text() + "-" + entry.incident().id()
                        + (entry.source().isEmpty() ? "" : "-" + entry.source());
        return what + "@policy-alerts";
    }

    private static String heading(Kind kind) {
        return switch (kind) {
            case DUTY -> "Legal deadline: ";
            case TASK -> "Due: ";
            case WAIT -> "Time runs out: ";
            case REVIEW -> "";
        };
    }

    private static String label(Report report) {
        return report.text("tlp").toUpperCase(Locale.ROOT);
    }

    /** Programs that share calendars hide by it what is not for everybody. */
    private static String classification(String tlp) {
        return switch (tlp) {
            case "clear" -> "PUBLIC";
            case "green", "amber" -> "PRIVATE";
            default -> "CONFIDENTIAL";
        };
    }

    /** A calendar must not be empty (RFC 5545, 3.6); what stands in one without entries shows nowhere. */
    private void addUtc() {
        lines.line("BEGIN", "VTIMEZONE").line("TZID", "UTC").line("BEGIN", "STANDARD");
        lines.line("DTSTART", "19700101T000000").line("TZOFFSETFROM", "+0000").line("TZOFFSETTO", "+0000");
        lines.line("END", "STANDARD").line("END", "VTIMEZONE");
    }
}
