/** The commands that work on a table itself: "redrive", "retention" and "review". */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.table;
