/** The fields of a report, their types and their vocabularies, in one table. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.incident.model;
