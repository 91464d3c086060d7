package org.policyalerts.local.channel;

/** What SES answers to a request that it does not take. */
final class SesRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    private SesRefusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static SesRefusal badRequest(String message) {
        return new SesRefusal("BadRequestException", message);
    }

    static SesRefusal rejected(String message) {
        return new SesRefusal("MessageRejected", message);
    }

    String code() {
        return code;
    }
}
