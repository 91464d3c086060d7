/** The command line and its shorter commands. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.cli;
