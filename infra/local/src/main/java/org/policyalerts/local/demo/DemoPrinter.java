package org.policyalerts.local.demo;

/** Shows the demo while it is played. */
interface DemoPrinter {

    /** Before anything has happened. */
    void begin();

    /** Something has happened. */
    void show(Episode episode);

    /** All has happened. */
    void end(DemoFigures figures);
}
