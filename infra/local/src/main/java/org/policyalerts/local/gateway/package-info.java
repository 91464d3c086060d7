/** Stands in for API Gateway: HTTP requests, their authoriser and the events made of them. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.gateway;
