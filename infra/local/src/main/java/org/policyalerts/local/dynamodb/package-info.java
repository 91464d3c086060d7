/** DynamoDB Local, started and reached. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.dynamodb;
