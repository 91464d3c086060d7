/** The routes by which policies are published and put into force. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.api.books;
