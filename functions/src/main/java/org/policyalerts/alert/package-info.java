/** What staff are told: alerts, their life, and the messages that bundle them. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert;
