/** When incidents end, holds on them, and what is taken out of them, as items with their stores. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.dynamodb.keeping;
