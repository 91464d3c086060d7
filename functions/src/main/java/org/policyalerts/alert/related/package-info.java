/** What a book says of an incident beside those that count for it, and which are still to be decided again. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.related;
