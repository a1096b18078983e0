package jp.cryptobin.james.hostile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.bouncycastle.mime.BasicMimeParser;
import org.bouncycastle.mime.ConstantMimeContext;
import org.bouncycastle.mime.Headers;
import org.bouncycastle.mime.MimeContext;
import org.bouncycastle.mime.MimeParserContext;
import org.bouncycastle.mime.MimeParserListener;

/** The MIME parser that Bouncy Castle reads S/MIME with. */
final class BouncyCastleReader implements IndependentReaders.Reader {
    @Override
    public void read(byte[] message, List<IndependentReaders.Leaf> leaves) throws IOException {
        new BasicMimeParser(new ByteArrayInputStream(message)).parse(new MimeParserListener() {
            @Override
            public MimeContext createContext(MimeParserContext parent, Headers headers) {
                return ConstantMimeContext.Instance;
            }

            @Override
            public void object(MimeParserContext parent, Headers headers, InputStream content) throws IOException {
                String type = headers.getContentType();
                if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10) && !headers.isMultipart()) {
                    // This reader knows multiparts in lower case only, and takes the others for one heap.
                    return;
                }
                if (headers.isMultipart()) {
                    new BasicMimeParser(parent, headers, content).parse(this);
                    return;
                }
                leaves.add(IndependentReaders.Leaf.of(headers.getContentType(), first(headers)));
                content.transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    private static String first(Headers headers) {
        String[] dispositions = headers.getValues("Content-Disposition");
        return dispositions == null || dispositions.length == 0 ? null : dispositions[0];
    }
}
