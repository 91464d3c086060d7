package org.policyalerts.alert.news;

import java.time.Duration;
import java.time.Instant;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Recipient;
import org.policyalerts.incident.Track;

/**
 * The one message in an hour to a recipient that something waits of which nothing may be said, not even how much it is.
 *
 * @param place where it lies among the messages that go out in order
 * @param next when another one may go out
 */
record HourlyPointer(String id, long place, Instant next) {

    static HourlyPointer of(Recipient recipient, Track track, Instant now) {
        long hour = Notification.hourOf(now);
        return new HourlyPointer(
                Notification.idOfPointer(recipient, track, now),
                hour,
                Instant.ofEpochMilli(hour).plus(Duration.ofHours(1)));
    }
}
