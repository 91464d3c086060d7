/** The command line: every command and its options. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.cli;
