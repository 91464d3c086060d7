/** From YAML text to nodes that know their line and column. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy.parser;
