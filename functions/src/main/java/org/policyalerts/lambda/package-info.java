/** The six handlers, their settings, and the wiring that builds what they need. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.lambda;
