/** Strict reading and plain writing of JSON; the only package that sees the JSON library. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.json;
