/** Turns cyber-incident reports into alerts that say what to do, by when and why. */
@org.jspecify.annotations.NullMarked
package org.policyalerts;
