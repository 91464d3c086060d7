/** A year of reports, changes, answers, faults and bad input through the whole stack on one machine. */
@NullMarked
package org.policyalerts.local.year;

import org.jspecify.annotations.NullMarked;
