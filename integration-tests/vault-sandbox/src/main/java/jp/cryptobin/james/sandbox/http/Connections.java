package jp.cryptobin.james.sandbox.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Ends connections the hard way. */
public final class Connections {
    private Connections() {}

    /** Closes with a TCP reset: the client sees a lost connection, not the end of an answer. One that is gone is gone. */
    public static void reset(HttpServletRequest request) throws IOException {
        EndPoint endPoint = endPoint(request);
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (ClosedChannelException gone) {
                return;
            }
        }
        endPoint.close();
    }

    /** Closes after what was written. */
    public static void close(HttpServletRequest request) {
        endPoint(request).close();
    }

    private static EndPoint endPoint(HttpServletRequest request) {
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        return endPoint;
    }
}
