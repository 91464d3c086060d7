/** Who did it, as far as we know: states, the calendar of reviews, and what a review came to. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.attribution;
