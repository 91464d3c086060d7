/** How much each submitter has asked, counted by the minute. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.dynamodb.limit;
