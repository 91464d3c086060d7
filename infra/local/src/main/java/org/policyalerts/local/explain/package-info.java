/** The command "explain": every policy on one report, as a tree. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.explain;
