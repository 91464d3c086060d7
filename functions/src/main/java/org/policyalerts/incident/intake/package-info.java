/** How a report is submitted, changed and answered for. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.incident.intake;
