/** A step of the build that turns the description of the API into what is served. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.api.description;
