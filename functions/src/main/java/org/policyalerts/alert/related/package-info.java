/** Which incidents count for another one, and those that are still to be decided again because of others. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.related;
