/** What staff do with alerts: take them, finish them, silence a policy. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.action;
