/** Text as people and machines must be able to read it: plain, shortened, transliterated, compared, hashed. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.text;
