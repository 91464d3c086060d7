/** The overview of what of its own is late, new and open for each recipient, once a day at most. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.digest;
