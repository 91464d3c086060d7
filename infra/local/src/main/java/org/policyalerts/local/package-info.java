/** What every command and stand-in agrees on: the clock, the settings, the account, how it listens and calls. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local;
