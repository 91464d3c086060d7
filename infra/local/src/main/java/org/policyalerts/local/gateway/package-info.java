/** Stands in for API Gateway and its authoriser. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.gateway;
