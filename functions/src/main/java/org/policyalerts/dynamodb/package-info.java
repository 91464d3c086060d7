/** The table: every item, key and conditional write. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.dynamodb;
