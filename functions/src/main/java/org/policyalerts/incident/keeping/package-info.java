/** How long incidents are kept, and what of them is taken out before. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.incident.keeping;
