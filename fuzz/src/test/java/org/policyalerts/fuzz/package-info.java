/** Coverage-guided hunts for input that the readers did not think of; run with {@code mvn -Pfuzz test}. */
@NullMarked
package org.policyalerts.fuzz;

import org.jspecify.annotations.NullMarked;
