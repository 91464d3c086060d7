package org.policyalerts.delivery;

import java.util.List;

/** Who has subscribed to the topic. */
public interface Subscriptions {

    /**
     * The filter policies of all subscriptions that are confirmed, an empty one where there is none. One that vanishes
     * meanwhile may be among them or not.
     */
    List<String> confirmed();
}
