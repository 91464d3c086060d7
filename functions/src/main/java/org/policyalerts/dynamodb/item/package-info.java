/** What all items have in common: the parts of their keys, and how values lie in them. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.dynamodb.item;
