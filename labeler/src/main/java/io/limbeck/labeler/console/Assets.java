package io.limbeck.labeler.console;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Style sheets and scripts, all served from here: the console works without a network. A file's address holds a hash of
 * its content, so browsers may keep it for ever.
 */
final class Assets {
    static final String PATH = "/assets/";

    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final Map<String, String> FILES = Map.of(
            "console.css", "/console/console.css",
            "charts.js", "/console/charts.js",
            "keyboard.js", "/console/keyboard.js",
            "icon.svg", "/console/icon.svg",
            "htmx.js", WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js",
            "uplot.js", WEBJARS + "uplot/1.6.30/dist/uPlot.iife.min.js",
            "uplot.css", WEBJARS + "uplot/1.6.30/dist/uPlot.min.css");

    private final Map<String, Asset> assets;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asset(String url, String contentType, byte[] content) {}

    private Assets(Map<String, Asset> assets) {
        this.assets = assets;
    }

    static Assets load() {
        Map<String, Asset> assets = new LinkedHashMap<>();
        FILES.forEach((name, resource) -> {
            byte[] content = read(resource);
            assets.put(name, new Asset(PATH + hash(content) + "/" + name, contentType(name), content));
        });
        return new Assets(assets);
    }

    /** The address of a file by its short name, e.g. {@code htmx.js}. */
    String url(String name) {
        return assets.get(name).url();
    }

    void serve(RoutesConfig routes) {
        assets.values()
                .forEach(asset -> routes.get(
                        asset.url(),
                        context -> context.header("Cache-Control", "public, max-age=31536000, immutable")
                                .contentType(asset.contentType())
                                .result(asset.content())));
    }

    private static byte[] read(String resource) {
        try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String contentType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("no media type is known for " + name);
        };
    }
}
