/** All the stand-ins put together into one running deployment, and the routes that only it has. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.stack;
