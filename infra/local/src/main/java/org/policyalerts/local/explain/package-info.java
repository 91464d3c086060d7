/** Every policy on one report, as a tree for people. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.explain;
