package org.policyalerts.alert.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Waiting;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.message.Message;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.news.AudienceRun.Reader;
import org.policyalerts.alert.news.AudienceRun.Rendering;
import org.policyalerts.incident.Track;

/**
 * Makes one message of what several incidents have for one recipient, with all that changes by it. What the topic must
 * not carry in full is counted beside what it may carry; only where there is nothing else is it pointed to.
 */
final class Telling {

    private final Rendering rendering;
    private final Predicate<String> isQueued;
    private final Reader reader;
    private final List<AudienceState> states = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private final List<Gathered> told = new ArrayList<>();
    private final List<Gathered> gathered = new ArrayList<>();

    /** @param isQueued whether there is a message of that id already */
    Telling(Rendering rendering, Predicate<String> isQueued, Reader reader) {
        this.rendering = rendering;
        this.isQueued = isQueued;
        this.reader = reader;
    }

    /** All that is to be written; where there is nothing to say, what has changed in silence. */
    Acts acts(List<Draft> drafts) {
        drafts.stream().filter(draft -> draft.news().isEmpty()).forEach(this::saysNothing);
        Map<Handling, List<Draft>> heard = drafts.stream()
                .filter(draft -> draft.news().isPresent())
                .collect(Collectors.groupingBy(Draft::handling));
        List<Draft> full = heard.getOrDefault(Handling.FULL, List.of());
        List<Draft> pointed = heard.getOrDefault(Handling.POINTER, List.of());
        List<Draft> red = heard.getOrDefault(Handling.WITHHELD, List.of());
        if (!full.isEmpty()) {
            tell(full, joined(pointed, red));
        } else if (!pointed.isEmpty()) {
            tell(pointed.subList(0, 1), joined(pointed.subList(1, pointed.size()), red));
        } else if (!red.isEmpty()) {
            point(red);
        }
        return new Acts(states, notifications, told, gathered);
    }

    private static List<Draft> joined(List<Draft> some, List<Draft> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private void saysNothing(Draft draft) {
        AudienceState state = draft.due().state();
        AudienceState after = draft.waiting().isEmpty() ? state : heardAll(state.withoutWaiting(), draft.handling());
        if (!after.equals(draft.due().before())) {
            states.add(after);
        }
        told.addAll(draft.waiting());
        gathered.addAll(draft.due().escalated());
    }

    /** What it was pointed to and may be told in full by now, it was told before. */
    private static AudienceState heardAll(AudienceState state, Handling handling) {
        return handling == Handling.FULL ? state.unpointed() : state;
    }

    /**
     * One message may follow another in the same run, or come from two runs at once; the first number that is free is
     * its own, for they go out in that order.
     */
    private void tell(List<Draft> named, List<Draft> counted) {
        long number = reader.now().toEpochMilli();
        while (isQueued.test(id(number))) {
            number++;
        }
        send(id(number), number, named, counted);
    }

    /** It lies with its reader even if it is about one incident, whose own messages have numbers of their own. */
    private String id(long number) {
        return Notification.idOf(reader.recipient(), Instant.ofEpochMilli(number));
    }

    /** Nothing of it may leave, not even how much there is; so of several in one hour only the first is pointed to. */
    private void point(List<Draft> red) {
        HourlyPointer pointer = HourlyPointer.of(reader.recipient(), reader.track(), reader.now());
        if (isQueued.test(pointer.id())) {
            red.forEach(draft -> postpone(draft, pointer.next()));
        } else {
            send(pointer.id(), pointer.place(), red.subList(0, 1), red.subList(1, red.size()));
        }
    }

    private void postpone(Draft draft, Instant until) {
        AudienceState before = draft.due().before();
        AudienceState later = before.at(
                before.next().map(next -> next.isAfter(until) || !draft.due().isTouched() ? next : until));
        states.add(
                draft.waiting().isEmpty()
                        ? later
                        : later.waiting(new Waiting(draft.waiting().get(0).campaign(), until)));
        told.addAll(draft.waiting());
        draft.waiting()
                .forEach(one -> gathered.add(
                        new Gathered(one.recipient(), one.track(), one.campaign(), one.incident(), until)));
    }

    private void send(String id, long number, List<Draft> named, List<Draft> counted) {
        List<News> news = named.stream().flatMap(draft -> draft.news().stream()).toList();
        long place = news.size() == 1 ? news.get(0).state().messages().size() + 1L : number;
        Message message = new Message(
                id,
                reader.recipient(),
                place,
                Urgency.kind(news, named.get(0).handling() == Handling.FULL),
                reader.track() == Track.EXERCISE,
                news,
                counted.size(),
                reader.now());
        Notification notification = rendering.notification(message, number);
        notifications.add(notification);
        named.forEach(draft -> said(draft, id, notification.handling() == Handling.FULL));
        counted.forEach(draft -> said(draft, id, false));
    }

    private void said(Draft draft, String id, boolean isFull) {
        states.add(draft.news()
                .filter(news -> !draft.isReminder())
                .map(news -> Dispatch.after(news, id, isFull))
                .orElseGet(() -> draft.due().state().reminded(id)));
        told.addAll(draft.waiting());
        gathered.addAll(draft.due().escalated());
    }
}
