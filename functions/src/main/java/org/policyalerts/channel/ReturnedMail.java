package org.policyalerts.channel;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyalerts.channel.ChannelRecipient.Trouble;

/**
 * Mail that SES had taken and that did not arrive, or was called unwanted (Amazon SES developer guide, "Contents of
 * event data"). A mailbox that is gone gets nothing more until somebody writes its recipient anew.
 *
 * @param told hears of each event what it was: {@code bounced}, {@code complained}, or {@code delayed} for a mail that
 *     is lost while its mailbox stays good
 */
public record ReturnedMail(RecipientStore recipients, Clock clock, Consumer<String> told) {

    /** Notes one event; of other kinds than bounces and complaints nothing. */
    void note(Map<String, Object> event) {
        if (event.get("bounce") instanceof Map<?, ?> bounce) {
            boolean isForGood = "Permanent".equals(bounce.get("bounceType"));
            told.accept(isForGood ? Trouble.Kind.BOUNCED.text() : "delayed");
            if (isForGood) {
                mark(bounce.get("bouncedRecipients"), Trouble.Kind.BOUNCED);
            }
        }
        if (event.get("complaint") instanceof Map<?, ?> complaint) {
            told.accept(Trouble.Kind.COMPLAINED.text());
            mark(complaint.get("complainedRecipients"), Trouble.Kind.COMPLAINED);
        }
    }

    private void mark(@Nullable Object addresses, Trouble.Kind kind) {
        List<String> places = (addresses instanceof List<?> list ? list : List.of())
                .stream()
                        .filter(Map.class::isInstance)
                        .map(one -> String.valueOf(((Map<?, ?>) one).get("emailAddress")))
                        .map(mail -> new Address.Mailbox(mail).place())
                        .toList();
        recipients.all().stream()
                .filter(recipient -> places.contains(recipient.address().place()))
                .filter(recipient -> recipient.trouble().isEmpty())
                .forEach(recipient -> recipients.mark(recipient, new Trouble(kind, clock.instant())));
    }
}
