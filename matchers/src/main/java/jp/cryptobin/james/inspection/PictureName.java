package jp.cryptobin.james.inspection;

import java.util.Map;

/** Names for pictures that a mail program put into a text without one, such as HCL Notes does. */
final class PictureName {
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("jpeg", "jpg"),
            Map.entry("pjpeg", "jpg"),
            Map.entry("x-png", "png"),
            Map.entry("x-ms-bmp", "bmp"),
            Map.entry("x-bmp", "bmp"),
            Map.entry("tiff", "tif"),
            Map.entry("svg+xml", "svg"),
            Map.entry("x-emf", "emf"),
            Map.entry("x-wmf", "wmf"),
            Map.entry("x-icon", "ico"),
            Map.entry("vnd.microsoft.icon", "ico"));

    private PictureName() {}

    /** {@code .gif}; empty for a type that no file name ends in. */
    static String extension(String contentType) {
        String subtype = contentType.substring(contentType.indexOf('/') + 1);
        String known = EXTENSIONS.getOrDefault(subtype, subtype);
        return known.matches("[a-z0-9]{1,10}") ? "." + known : "";
    }
}
