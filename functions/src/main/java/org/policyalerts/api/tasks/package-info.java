/** The routes to tasks, to the messages that told of them, and to the calendar of what is due. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.api.tasks;
