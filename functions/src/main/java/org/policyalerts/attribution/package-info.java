/**
 * Our own knowledge of who did it: its states, and the calendar that brings back every attribution nobody has resolved.
 */
@org.jspecify.annotations.NullMarked
package org.policyalerts.attribution;
