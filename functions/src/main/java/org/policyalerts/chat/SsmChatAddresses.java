package org.policyalerts.chat;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Reads them from the parameter store, anew each time, so that a new address is used at once. */
public record SsmChatAddresses(SsmClient ssm) implements ChatAddresses {

    @Override
    public Found find(String parameter) {
        try {
            return new Found.Is(ssm.getParameter(one -> one.name(parameter).withDecryption(true))
                    .parameter()
                    .value());
        } catch (SsmException refused) {
            String code = refused.awsErrorDetails() == null
                    ? ""
                    : refused.awsErrorDetails().errorCode();
            String reason = "parameter store " + refused.statusCode() + " " + code;
            boolean mayPass = refused.isThrottlingException() || refused.statusCode() >= 500;
            return mayPass ? new Found.TryAgain(reason) : new Found.Missing(reason);
        } catch (SdkClientException unanswered) {
            return new Found.TryAgain(unanswered.getClass().getSimpleName());
        }
    }
}
