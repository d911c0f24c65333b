package io.limbeck.cli.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Figures for programs, beside those printed for people. */
final class JsonOption {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--json", paramLabel = "FILE", description = "also write the figures to FILE as JSON")
    private Path file;

    void write(Object figures) throws IOException {
        if (file != null) {
            Files.writeString(file, JSON.writeValueAsString(figures) + "\n");
        }
    }
}
