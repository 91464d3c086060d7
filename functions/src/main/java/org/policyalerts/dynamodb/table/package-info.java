/** The table itself: calls, expressions and attribute values, without knowing any item. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.dynamodb.table;
