/** A run of the schedule: everything that has fallen due, once each. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.schedule;
