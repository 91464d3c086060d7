/** The demo: the Albanian case of 2022 and 2023, from report to message. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.demo;
