/**
 * The page on which staff see what is theirs and answer: its files, and what it has to know before anybody signs in.
 */
@org.jspecify.annotations.NullMarked
package org.policyalerts.api.desk;
