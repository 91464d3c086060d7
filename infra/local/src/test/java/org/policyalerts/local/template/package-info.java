/** Compares the template with the functions as they run, and with what an emulated AWS makes of it. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.template;
