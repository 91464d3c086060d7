package org.policyalerts.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyalerts.channel.Claim.State;
import org.policyalerts.delivery.AlertPublisher;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.delivery.PointerOnly;
import org.policyalerts.incident.model.TlpLabels;

/**
 * Brings a message to whoever is reached by mail or chat.
 *
 * <p>Each address is claimed before anything is sent to it, and what became of it is recorded afterwards. So a message
 * that the queue brings twice goes out once; only where the process died between sending and recording, or no answer
 * came, is it sent again, and says so.
 *
 * @param told hears of each outcome, of messages that fail too
 */
public record ChannelDelivery(Stores stores, Senders senders, Clock clock, Consumer<Told> told)
        implements AlertPublisher {

    /** After this many failures a message is parked for that address. */
    static final int MOST_ATTEMPTS = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** Shorter than a function may run, so that none is stopped while it is sending. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(40);

    /** What it reads and writes. */
    public record Stores(RecipientStore recipients, ClaimStore claims, Deadlines deadlines) {}

    /** What it sends with. */
    public record Senders(MailSender mail, ChatSender chat) {}

    /** What a message's reader has to do, as a calendar. */
    public interface Deadlines {
        /** A file to attach; empty if nothing in it has a date. */
        Optional<String> of(String incident, String audience, boolean isExercise);
    }

    /** What became of a message for one address. */
    public enum Outcome {
        SENT,
        /** Sent before. */
        DONE,
        WAITING,
        /** Given up just now. */
        PARKED,
        /** Given up before. */
        STILL_PARKED
    }

    /**
     * What became of a message for a recipient.
     *
     * @param note why it was given up, or is tried again; holds nothing that a message says
     */
    public record Told(Outcome outcome, String notificationId, String audience, String recipient, String note) {}

    /**
     * Accepted once nobody is left to be told. A failure with one recipient keeps it from nobody else, and what is
     * thrown is thrown at the end.
     */
    @Override
    public Published publish(OutboundMessage message) {
        Instant end = clock.instant().plus(LONGEST_RUN);
        Set<Outcome> all = EnumSet.noneOf(Outcome.class);
        @Nullable RuntimeException failed = null;
        for (ChannelRecipient recipient : stores.recipients().of(message.audience())) {
            if (!isFor(message, recipient)) {
                continue;
            }
            try {
                Told one = clock.instant().isAfter(end) ? waits(message, recipient) : deliver(message, recipient);
                told.accept(one);
                all.add(one.outcome());
            } catch (RuntimeException broken) {
                failed = failed == null ? broken : failed;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return published(all);
    }

    private static boolean isFor(OutboundMessage message, ChannelRecipient recipient) {
        return !message.isExercise() || recipient.exercises();
    }

    private static Published published(Set<Outcome> all) {
        if (all.contains(Outcome.WAITING)) {
            return new Published.TryAgain("waits for a recipient");
        }
        boolean isParked = all.contains(Outcome.PARKED) || all.contains(Outcome.STILL_PARKED);
        return isParked ? new Published.Refused("parked for a recipient") : new Published.Accepted("");
    }

    private Told deliver(OutboundMessage message, ChannelRecipient recipient) {
        Instant now = clock.instant();
        Optional<Claim> read = stores.claims().find(message.notificationId(), recipient.address());
        Optional<Outcome> settled = read.flatMap(claim -> settled(claim, message, recipient, now));
        if (settled.isPresent()) {
            return told(settled.get(), message, recipient, read.get().note());
        }
        Claim mine = claimed(read, message.partition(), now);
        if (!record(message, recipient, read, mine)) {
            return waits(message, recipient);
        }
        Sending sending = recipient
                .trouble()
                .<Sending>map(ChannelDelivery::troubled)
                .orElseGet(() -> send(message, recipient, mine.isDoubtful()));
        Claim after = after(mine, sending, clock.instant());
        // Another instance may have taken this one for dead and sent it again, marked; then what it records stands.
        return record(message, recipient, Optional.of(mine), after)
                ? told(outcome(after.state()), message, recipient, after.note())
                : waits(message, recipient);
    }

    private static Told waits(OutboundMessage message, ChannelRecipient recipient) {
        return told(Outcome.WAITING, message, recipient, "");
    }

    private static Told told(Outcome outcome, OutboundMessage message, ChannelRecipient recipient, String note) {
        return new Told(outcome, message.notificationId(), recipient.audience(), recipient.id(), note);
    }

    private static Optional<Outcome> settled(
            Claim claim, OutboundMessage message, ChannelRecipient recipient, Instant now) {
        if (claim.state() == State.SENT) {
            return Optional.of(Outcome.DONE);
        }
        if (claim.isParkedFor(recipient, message.partition())) {
            return Optional.of(Outcome.STILL_PARKED);
        }
        return claim.isBeingSent(now) || claim.isPausing(now, LONGEST_PAUSE)
                ? Optional.of(Outcome.WAITING)
                : Optional.empty();
    }

    private static Outcome outcome(State state) {
        return switch (state) {
            case SENT -> Outcome.SENT;
            case PARKED -> Outcome.PARKED;
            case SENDING, WAITING -> Outcome.WAITING;
        };
    }

    private boolean record(OutboundMessage message, ChannelRecipient recipient, Optional<Claim> read, Claim next) {
        return stores.claims().record(message.notificationId(), recipient.address(), read, next);
    }

    private static Claim claimed(Optional<Claim> read, String carrier, Instant now) {
        return new Claim(
                State.SENDING,
                now,
                // One that was given up begins anew.
                read.filter(claim -> claim.state() != State.PARKED)
                        .map(Claim::attempts)
                        .orElse(0),
                now,
                read.filter(Claim::mayHaveArrived).isPresent(),
                carrier,
                "",
                read.map(claim -> claim.revision() + 1).orElse(0L));
    }

    private static Sending troubled(ChannelRecipient.Trouble trouble) {
        return new Sending.Refused("mailbox " + trouble.kind().text() + " on " + trouble.since());
    }

    private Sending send(OutboundMessage message, ChannelRecipient recipient, boolean isRepeat) {
        String label = String.valueOf(message.attributes().get("tlp"));
        boolean isTooStrict = TlpLabels.isStricter(label, recipient.maxTlp());
        Letter letter = Letter.of(isTooStrict ? PointerOnly.of(message) : message, isRepeat);
        if (recipient.address() instanceof Address.Mailbox mailbox) {
            return senders.mail().send(letter.mail(mailbox.mail(), calendar(letter, recipient)));
        }
        Address.Chat room = (Address.Chat) recipient.address();
        return senders.chat().post(room, letter.chat(room.kind()));
    }

    private Optional<String> calendar(Letter letter, ChannelRecipient recipient) {
        return letter.toldIncident().flatMap(id -> stores.deadlines()
                .of(id, recipient.audience(), letter.message().isExercise()));
    }

    private static Claim after(Claim mine, Sending sending, Instant now) {
        if (sending instanceof Sending.Taken taken) {
            return next(mine, State.SENT, now, now, taken.id());
        }
        if (sending instanceof Sending.Refused refused) {
            return next(mine, State.PARKED, now, now, refused.reason());
        }
        Sending.TryAgain again = (Sending.TryAgain) sending;
        int attempts = mine.attempts() + 1;
        boolean isOver = attempts >= MOST_ATTEMPTS;
        return new Claim(
                isOver ? State.PARKED : State.WAITING,
                now,
                attempts,
                now.plus(pause(mine.attempts(), again.pause())),
                mine.isDoubtful() || again.isDoubtful(),
                mine.carrier(),
                isOver ? "given up after " + attempts + " attempts: " + again.reason() : again.reason(),
                mine.revision() + 1);
    }

    private static Claim next(Claim mine, State state, Instant at, Instant notBefore, String note) {
        return new Claim(
                state, at, mine.attempts(), notBefore, mine.isDoubtful(), mine.carrier(), note, mine.revision() + 1);
    }

    /** Doubles with each attempt up to an hour, and is never shorter than asked for. */
    private static Duration pause(int attempts, Duration asked) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        Duration longer = Collections.max(List.of(doubled, asked));
        return Collections.min(List.of(longer, LONGEST_PAUSE));
    }
}
