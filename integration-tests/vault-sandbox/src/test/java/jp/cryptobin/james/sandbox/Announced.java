package jp.cryptobin.james.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A deposit to send: what is said of it, and the files that really follow. */
record Announced(String sender, List<String> recipients, String subject, String password, List<Content> files) {
    static final String PASSWORD = "kgtUAv%hF:~xU~8";

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Content(String name, String type, byte[] bytes) {
        static Content text(String name, String text) {
            return new Content(name, "text/plain", text.getBytes(UTF_8));
        }
    }

    static Announced of(Content... files) {
        return new Announced(
                "sample-user@example.com", List.of("taro@example.jp"), "会議の資料を送付いたします", PASSWORD, List.of(files));
    }

    static Announced ordinary() {
        return of(Content.text("議事録.txt", "secret-marker-0123456789 本文"));
    }

    Announced to(String... others) {
        return new Announced(sender, List.of(others), subject, password, files);
    }

    Announced from(String other) {
        return new Announced(other, recipients, subject, password, files);
    }

    Announced withSubject(String other) {
        return new Announced(sender, recipients, other, password, files);
    }

    Announced withPassword(String other) {
        return new Announced(sender, recipients, subject, other, files);
    }

    String json() {
        return JsonMapper.shared()
                .writeValueAsString(new TreeMap<>(Map.of(
                        "sender", sender,
                        "senderName", "サンプル 太郎",
                        "recipients", recipients,
                        "subject", subject,
                        "filePassword", password,
                        "files", files.stream().map(Announced::entry).toList())));
    }

    private static Map<String, Object> entry(Content file) {
        return Map.of(
                "name", file.name(),
                "contentType", file.type(),
                "size", file.bytes().length,
                "sha256", sha256(file.bytes()));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
