package jp.cryptobin.james.sandbox.page;

import io.javalin.http.Context;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.StoredFile;

/** Sends files to a browser, streamed: decrypted octet by authenticated octet, never whole in memory. */
final class Downloads {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9.+-]{1,64}/[A-Za-z0-9.+-]{1,64}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

    private final Deposits deposits;
    private final Pages pages;

    Downloads(Deposits deposits, Pages pages) {
        this.deposits = deposits;
        this.pages = pages;
    }

    /** Notes that something goes out, before it does: a record without a file is better than a file without record. */
    @FunctionalInterface
    interface BeforeSending {
        void run() throws IOException;
    }

    void file(Context ctx, Deposit deposit, StoredFile file, BeforeSending before) throws IOException {
        String type = file.entry().contentType();
        try (InputStream in = opened(deposit, file)) {
            before.run();
            head(
                    ctx,
                    MEDIA_TYPE.matcher(type).matches() ? type : "application/octet-stream",
                    file.entry().name());
            ctx.res().setContentLengthLong(file.entry().size());
            in.transferTo(ctx.res().getOutputStream());
        }
    }

    void zip(Context ctx, Deposit deposit, BeforeSending before) throws IOException {
        before.run();
        head(ctx, "application/zip", "cryptobin-" + DAY.format(deposit.depositedAt()) + ".zip");
        ZipOutputStream zip = new ZipOutputStream(ctx.res().getOutputStream());
        for (StoredFile file : deposit.files()) {
            ZipEntry entry = new ZipEntry(file.entry().name());
            entry.setTimeLocal(deposit.depositedAt().toLocalDateTime());
            zip.putNextEntry(entry);
            try (InputStream in = deposits.open(deposit, file)) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
        // Only a whole archive gets its directory; after a failure the stream is cut and no client takes it for whole.
        zip.finish();
    }

    /** A file whose beginning is known to be readable and unchanged. */
    private InputStream opened(Deposit deposit, StoredFile file) throws IOException {
        InputStream in = new BufferedInputStream(deposits.open(deposit, file));
        try {
            in.mark(1);
            int unused = in.read();
            in.reset();
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private void head(Context ctx, String type, String fileName) {
        // The sender chose type and content: nothing of it may run or load here, whatever a browser does with it.
        pages.protect(ctx, "default-src 'none'; sandbox");
        ctx.res().setContentType(type);
        ctx.header("Content-Disposition", ContentDisposition.attachment(fileName));
    }
}
