/** The command "convert": incidents in STIX and MISP files as reports, and a list of what went into none. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.convert;
