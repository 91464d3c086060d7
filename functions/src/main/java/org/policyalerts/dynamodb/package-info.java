/** The stores as items of the one table, with their keys and conditions. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.dynamodb;
