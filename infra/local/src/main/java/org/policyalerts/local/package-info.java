/** The whole stack on one machine, and the command line. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local;
