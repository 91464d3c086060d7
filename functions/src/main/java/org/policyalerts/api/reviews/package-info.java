/** The routes to reviews of attributions. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.api.reviews;
