package io.limbeck.cli.commands;

import io.limbeck.cli.data.Row;
import java.io.PrintWriter;

/** Counts broken lines of an input file and shows the first ones: a wrong file must not flood the screen. */
final class BrokenLines {
    private static final int SHOWN = 10;

    private final PrintWriter err;
    private long count;

    BrokenLines(PrintWriter err) {
        this.err = err;
    }

    void add(Row.Broken line) {
        if (count++ < SHOWN) {
            err.println("limbeck: line " + line.line() + ": " + line.reason());
        }
    }

    /** Says that a whole file was left out; files are few, so all are named. */
    void skipped(String file, String reason) {
        err.println("limbeck: skipped " + file + ": " + reason);
    }

    /** Says how many were not shown. */
    void finish() {
        if (count > SHOWN) {
            err.println("limbeck: " + (count - SHOWN) + " more broken lines");
        }
        err.flush();
    }

    long count() {
        return count;
    }
}
