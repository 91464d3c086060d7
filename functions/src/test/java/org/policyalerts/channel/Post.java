package org.policyalerts.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.policyalerts.faults.Fault.CallFailed;
import org.policyalerts.faults.Line;
import org.policyalerts.faults.Line.Call;

/** Mailboxes and chats that take everything, unless told to answer otherwise, and keep it. */
final class Post implements MailSender, ChatSender {

    /** What arrived. */
    record Arrived(String place, String subject, String body, Optional<Mail> mail) {
        boolean isMarked() {
            return subject.startsWith("(repeat) ") || body.contains("(repeat) ");
        }
    }

    final List<Arrived> arrived = new ArrayList<>();
    private final Map<String, Deque<Sending>> answers = new HashMap<>();
    private Optional<Line> line = Optional.empty();

    /** From now on each call is one of those that can fail. */
    void over(Line calls) {
        line = Optional.of(calls);
    }

    /** The next tries at a place are answered so; what is refused does not arrive. */
    Post answering(Address place, Sending... next) {
        answers.computeIfAbsent(place.place(), none -> new ArrayDeque<>()).addAll(List.of(next));
        return this;
    }

    @Override
    public Sending send(Mail mail) {
        String place = new Address.Mailbox(mail.to()).place();
        return called(place, new Arrived(place, mail.subject(), mail.text(), Optional.of(mail)));
    }

    @Override
    public Sending post(Address.Chat chat, String body) {
        return called(chat.place(), new Arrived(chat.place(), "", body, Optional.empty()));
    }

    private Sending called(String place, Arrived one) {
        Supplier<Sending> real = () -> answered(place, one);
        try {
            return line.map(calls -> calls.make(new Call("send to " + place, true), real))
                    .orElseGet(real);
        } catch (CallFailed unanswered) {
            // What the adapters say when no answer comes.
            return new Sending.TryAgain("no answer", Duration.ZERO, true);
        }
    }

    private Sending answered(String place, Arrived one) {
        Deque<Sending> next = answers.getOrDefault(place, new ArrayDeque<>());
        Sending answer = next.isEmpty() ? new Sending.Taken("m-" + arrived.size()) : next.removeFirst();
        boolean isTaken =
                answer instanceof Sending.Taken || (answer instanceof Sending.TryAgain again && again.isDoubtful());
        if (isTaken) {
            arrived.add(one);
        }
        return answer;
    }

    List<Arrived> at(Address address) {
        return arrived.stream()
                .filter(one -> one.place().equals(address.place()))
                .toList();
    }
}
