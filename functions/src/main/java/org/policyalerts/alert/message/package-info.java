/** What a message says: its text, its JSON document and its subject. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.message;
