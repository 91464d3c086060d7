/** Holds the template, the real functions and an emulated AWS against each other. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.template;
