package org.policyalerts.api.desk;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How staff come by a token at the desk. */
public sealed interface SignIn {

    /** What the page is told of it, in one order whichever process answers. */
    Map<String, Object> document();

    /** The origins that the page may call besides its own. */
    List<String> origins();

    /**
     * By authorization code and PKCE at the pages of a user pool.
     *
     * @param address of the pool's domain, without a path
     * @param client the pool's client for browsers, which has no secret
     */
    record Pool(URI address, String client) implements SignIn {

        @Override
        public Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("kind", "pool");
            document.put("address", address.toString());
            document.put("client", client);
            return document;
        }

        @Override
        public List<String> origins() {
            return List.of(address.toString());
        }
    }

    /** By choosing one of the tokens that the local stack takes: there a token says by itself who its holder is. */
    record Choice(List<String> tokens) implements SignIn {

        public Choice {
            tokens = List.copyOf(tokens);
        }

        @Override
        public Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("kind", "choice");
            document.put("tokens", tokens);
            return document;
        }

        @Override
        public List<String> origins() {
            return List.of();
        }
    }
}
