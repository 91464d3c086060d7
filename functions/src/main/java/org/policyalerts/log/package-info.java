/** The lines the functions log: events with fields, and metrics; never what a report says. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.log;
