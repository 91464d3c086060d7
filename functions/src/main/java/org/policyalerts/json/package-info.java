/** Strict reading and plain writing of JSON; the only room that sees the library. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.json;
