/** The routes that take, change, list and return incidents. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.api.incidents;
