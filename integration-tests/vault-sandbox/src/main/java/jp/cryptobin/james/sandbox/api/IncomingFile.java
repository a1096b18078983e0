package jp.cryptobin.james.sandbox.api;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import jp.cryptobin.james.sandbox.contract.FileEntry;
import jp.cryptobin.james.sandbox.contract.ProblemCode;
import jp.cryptobin.james.sandbox.contract.Refusal;
import jp.cryptobin.james.sandbox.contract.RefusedException;
import jp.cryptobin.james.sandbox.deposit.StoredFile;
import jp.cryptobin.james.sandbox.deposit.Upload;
import jp.cryptobin.james.sandbox.section.VirusSignature;
import jp.cryptobin.james.sandbox.storage.SealedOutputStream;
import org.jspecify.annotations.Nullable;

/** One file on its way from the wire to the disk, held against what the deposit announced. */
final class IncomingFile implements AutoCloseable {
    private final FileEntry announced;
    private final String blob;
    private final SealedOutputStream out;
    private final MessageDigest digest = sha256();
    private final VirusSignature signature = new VirusSignature();
    private long size;

    /** @param fileName what the part's header says; null where it says nothing, then only the order counts */
    IncomingFile(FileEntry announced, @Nullable String fileName, Upload upload) throws IOException, RefusedException {
        this.announced = announced;
        if (fileName != null && !fileName.equals(announced.name()) && !fileName.equals(escaped(announced.name()))) {
            throw differs("the part is named " + fileName);
        }
        this.blob = upload.newBlob();
        this.out = upload.create(blob);
    }

    void write(byte[] bytes, int offset, int length) throws IOException, RefusedException {
        size += length;
        if (size > announced.size()) {
            throw differs("more than the announced " + announced.size() + " octets arrived");
        }
        out.write(bytes, offset, length);
        digest.update(bytes, offset, length);
        signature.update(bytes, offset, length);
    }

    StoredFile finish() throws IOException, RefusedException {
        if (size != announced.size()) {
            throw differs(size + " octets arrived, " + announced.size() + " were announced");
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(announced.sha256())) {
            throw differs("the SHA-256 is not the announced one");
        }
        out.finish();
        return new StoredFile(announced, blob);
    }

    boolean infected() {
        return signature.found();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private RefusedException differs(String how) {
        return new RefusedException(Refusal.of(
                ProblemCode.UPLOAD_FAILED, "File " + announced.name() + ": " + how, List.of(announced.name())));
    }

    /** How the form encoding of HTML writes a quotation mark in a file name. */
    private static String escaped(String name) {
        return name.replace("\"", "%22");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
