/** Reports and policies as files and folders, and progress while they are read. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.files;
