/** What a book that is not in force would have said of stored incidents, and what it would change now. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.preview;
