/** The Albanian case of 2022 and 2023, played from report to message. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.demo;
