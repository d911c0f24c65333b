package io.limbeck.testkit.report;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Adds up the test reports of all modules, so that a build ends with one line that says how many tests ran. */
public final class TestCount {
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]*>", Pattern.DOTALL);
    private static final List<String> REPORTS = List.of("target/surefire-reports", "target/failsafe-reports");

    private final long tests;
    private final long failed;
    private final long skipped;

    private TestCount(long tests, long failed, long skipped) {
        this.tests = tests;
        this.failed = failed;
        this.skipped = skipped;
    }

    /** Prints the count below the folder that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        print(Path.of(arguments[0]), System.out);
    }

    static void print(Path root, PrintStream out) throws IOException {
        out.println(below(root));
    }

    static TestCount below(Path root) throws IOException {
        long tests = 0;
        long failed = 0;
        long skipped = 0;
        try (Stream<Path> modules = Files.list(root)) {
            for (Path folder : modules.flatMap(module -> REPORTS.stream().map(module::resolve))
                    .filter(Files::isDirectory)
                    .toList()) {
                for (String suite : suites(folder)) {
                    tests += number(suite, "tests");
                    failed += number(suite, "failures") + number(suite, "errors");
                    skipped += number(suite, "skipped");
                }
            }
        }
        return new TestCount(tests, failed, skipped);
    }

    private static List<String> suites(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .map(TestCount::suite)
                    .toList();
        }
    }

    private static String suite(Path report) {
        try {
            Matcher suite = SUITE.matcher(Files.readString(report));
            return suite.find() ? suite.group() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + report, e);
        }
    }

    private static long number(String suite, String attribute) {
        Matcher value = Pattern.compile(" " + attribute + "=\"(\\d+)\"").matcher(suite);
        return value.find() ? Long.parseLong(value.group(1)) : 0;
    }

    @Override
    public String toString() {
        return (tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped";
    }
}
