package org.policyalerts.channel;

import java.util.Optional;

/** Sends mail. */
public interface MailSender {

    /** Tries once; whatever goes wrong is an answer. */
    Sending send(Mail mail);

    /**
     * A mail to one mailbox.
     *
     * @param subject one line, in any script
     * @param thread the id of the conversation that it belongs to; empty if to none
     * @param calendar an iCalendar file to attach; empty for none
     */
    record Mail(
            String to, String subject, String text, String html, Optional<String> thread, Optional<String> calendar) {}
}
