/** The command "policies backtest": what a book would have raised for past reports. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.backtest;
