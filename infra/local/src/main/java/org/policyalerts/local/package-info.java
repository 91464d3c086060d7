/** What every command and stand-in agrees on: the clock, the settings, the account. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local;
