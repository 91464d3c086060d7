/** The daily and weekly overview of what is open. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.digest;
