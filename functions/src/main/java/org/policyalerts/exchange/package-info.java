/** What documents of others are made into reports with: what was read of them, what is missing, what was left over. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.exchange;
