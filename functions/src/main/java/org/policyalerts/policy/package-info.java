/** Recommendation policies: the language, the book and the engine that matches incidents to it. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy;
