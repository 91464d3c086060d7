/** What falls due, as entries of a calendar and as an iCalendar file. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.calendar;
