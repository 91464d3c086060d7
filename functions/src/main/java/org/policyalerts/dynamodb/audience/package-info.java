/** What audiences have to do, were told and are to be told, as items with their stores. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.dynamodb.audience;
