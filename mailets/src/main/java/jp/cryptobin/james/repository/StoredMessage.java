package jp.cryptobin.james.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.james.server.core.MimeMessageSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.jspecify.annotations.Nullable;

/** A message that is written as it came, whoever asks for it to be parsed and put together again. */
final class StoredMessage extends MimeMessageWrapper {
    private final MimeMessageSource octets;

    StoredMessage(MimeMessageSource octets) {
        super(octets);
        this.octets = octets;
    }

    /** Nothing is gained by parsing what is written as it came. */
    @Override
    public void loadMessage() {}

    @Override
    public void writeTo(OutputStream header, OutputStream body, String @Nullable [] withoutFields, boolean parsedAnew)
            throws IOException {
        if (header != body || withoutFields != null && withoutFields.length > 0) {
            throw new UnsupportedOperationException("a kept message is written whole");
        }
        try (InputStream in = octets.getInputStream()) {
            in.transferTo(header);
        }
    }
}
