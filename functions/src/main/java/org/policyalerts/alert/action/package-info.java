/** What staff do: take tasks, finish or decline them, open them again, silence what is handled. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.action;
