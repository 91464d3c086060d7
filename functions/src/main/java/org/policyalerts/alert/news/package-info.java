/** What an audience has to hear: the difference between what it was told and what is so, and when it goes out. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert.news;
