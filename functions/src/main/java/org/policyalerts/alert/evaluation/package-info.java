/** What a decision changes: which alerts begin, go on and end, and who hears of it. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.evaluation;
