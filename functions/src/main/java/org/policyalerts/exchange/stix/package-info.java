/** Incidents as STIX 2.1, both ways. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.exchange.stix;
