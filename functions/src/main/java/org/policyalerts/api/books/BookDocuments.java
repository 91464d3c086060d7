package org.policyalerts.api.books;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.BookStore.Published;

/** Books and acts as answers show them. */
final class BookDocuments {

    private BookDocuments() {}

    static Map<String, Object> of(Published published) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("hash", published.hash());
        document.put("publishedBy", published.by());
        document.put("publishedAt", published.at().toString());
        document.put("policies", (long) published.policies());
        return document;
    }

    static Map<String, Object> of(Activation act) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", act.version());
        document.put("hash", act.hash());
        if (!act.publishedBy().isEmpty()) {
            document.put("publishedBy", act.publishedBy());
        }
        document.put("activatedBy", act.activatedBy());
        document.put("at", act.at().toString());
        document.put("why", act.why());
        return document;
    }
}
