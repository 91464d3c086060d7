/** Published books, and the pointer to the one in force, as items with their store. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.dynamodb.books;
