package org.policyalerts.chat;

/** Where the secret addresses of web hooks are kept. */
public interface ChatAddresses {

    /** The address under a name. */
    Found find(String parameter);

    sealed interface Found {
        /** The address; a secret. */
        record Is(String url) implements Found {}

        /** There is none, or we may not read it. */
        record Missing(String reason) implements Found {}

        /** Not to be had for now. */
        record TryAgain(String reason) implements Found {}
    }
}
