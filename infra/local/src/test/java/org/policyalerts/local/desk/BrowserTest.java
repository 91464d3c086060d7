package org.policyalerts.local.desk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the desk in a real browser, one stack and one browser for all of them. A test takes {@link Desk}, opens
 * pages, and fails on every console message and every report of the content policy that it did not announce. Without a
 * browser it is skipped, unless {@code -Ddesk.browser.required=true}.
 */
@Tag("browser")
@ExtendWith(DeskExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface BrowserTest {}
