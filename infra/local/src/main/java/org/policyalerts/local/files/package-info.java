/** Reports and policies as files and folders. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.files;
