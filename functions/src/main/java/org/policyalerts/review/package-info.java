/** Brings back what falls due: attribution reviews, clocks, reminders, time-outs. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.review;
