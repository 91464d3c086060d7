/** Whole stories, from report to message, each across many rooms. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.story;
