package org.policyalerts.ses;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.policyalerts.channel.MailSender;
import org.policyalerts.channel.Sending;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/**
 * Sends by SES, which writes the parts, the encodings and the Message-ID itself (Amazon SES developer guide, "Amazon
 * SES header fields").
 *
 * @param ses a client that tries each call once: a second try of its own could bring a mail twice that is not marked
 * @param configurationSet which says where word of returned mail goes; empty for none
 */
public record SesMailSender(SesV2Client ses, String from, String configurationSet) implements MailSender {

    @Override
    public Sending send(Mail mail) {
        try {
            return new Sending.Taken(ses.sendEmail(request(mail)).messageId());
        } catch (TooManyRequestsException
                | LimitExceededException
                | SendingPausedException
                | AccountSuspendedException held) {
            return new Sending.TryAgain(reason(held), Duration.ZERO, false);
        } catch (SesV2Exception refused) {
            boolean mayPass = refused.isThrottlingException() || refused.statusCode() >= 500;
            return mayPass
                    ? new Sending.TryAgain(reason(refused), Duration.ZERO, false)
                    : new Sending.Refused(reason(refused));
        } catch (SdkClientException unanswered) {
            return new Sending.TryAgain(unanswered.getClass().getSimpleName(), Duration.ZERO, !isUnreached(unanswered));
        }
    }

    /** Only the error code, since the message of SES may quote the mailbox. */
    private static String reason(SesV2Exception refused) {
        String code = refused.awsErrorDetails() == null
                ? ""
                : refused.awsErrorDetails().errorCode();
        return "SES " + refused.statusCode() + " " + code;
    }

    /** Whether nothing can have been taken. */
    private static boolean isUnreached(SdkClientException failed) {
        return Stream.<Throwable>iterate(failed, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ConnectException || cause instanceof UnknownHostException);
    }

    private SendEmailRequest request(Mail mail) {
        SendEmailRequest.Builder request = SendEmailRequest.builder()
                .fromEmailAddress(from)
                // One mail to one mailbox: nobody sees who else is told.
                .destination(to -> to.toAddresses(mail.to()))
                .content(content -> content.simple(message(mail)));
        if (!configurationSet.isEmpty()) {
            request.configurationSetName(configurationSet);
        }
        return request.build();
    }

    private static Message message(Mail mail) {
        List<MessageHeader> headers = new ArrayList<>();
        headers.add(header("Auto-Submitted", "auto-generated"));
        mail.thread().ifPresent(id -> {
            headers.add(header("In-Reply-To", "<" + id + ">"));
            headers.add(header("References", "<" + id + ">"));
        });
        return Message.builder()
                .subject(utf8(mail.subject()))
                .body(Body.builder()
                        .text(utf8(mail.text()))
                        .html(utf8(mail.html()))
                        .build())
                .headers(headers)
                .attachments(
                        mail.calendar().map(SesMailSender::calendar).stream().toList())
                .build();
    }

    private static Content utf8(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }

    private static Attachment calendar(String file) {
        return Attachment.builder()
                .fileName("deadlines.ics")
                .contentType("text/calendar; charset=utf-8")
                .contentDisposition("ATTACHMENT")
                .contentTransferEncoding("BASE64")
                .rawContent(SdkBytes.fromString(file, StandardCharsets.UTF_8))
                .build();
    }
}
