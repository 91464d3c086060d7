/** All the stand-ins put together into one running deployment. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.stack;
