/** The documents: what they show is typed, and what they say comes out. */
@NullMarked
package org.policyalerts.local.words;

import org.jspecify.annotations.NullMarked;
