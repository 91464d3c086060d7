package org.policyalerts.channel;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.calendar.CalendarEntry;
import org.policyalerts.alert.calendar.CalendarFile;
import org.policyalerts.channel.ChannelDelivery.Deadlines;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.Track;

/** The tasks of a message's reader, as they stand when it is sent. */
public record TaskDeadlines(TaskStore tasks, IncidentStore incidents, Clock clock) implements Deadlines {

    @Override
    public Optional<String> of(String incident, String audience, boolean isExercise) {
        IncidentId id = new IncidentId(incident);
        Track track = isExercise ? Track.EXERCISE : Track.REAL;
        return incidents.find(id).flatMap(found -> tasks.find(id, Recipient.of(audience), track)
                .flatMap(state -> file(state, found)));
    }

    private Optional<String> file(AudienceState state, Incident incident) {
        List<CalendarEntry> entries = CalendarEntry.ofTasks(state, incident).toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(CalendarFile.of(entries, clock.instant()));
    }
}
