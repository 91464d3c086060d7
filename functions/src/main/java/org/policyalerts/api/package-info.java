/** The HTTP side without AWS: routing, callers, bodies and problem documents. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.api;
