/** The four handlers, their wiring and the HTTP mapping. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.lambda;
