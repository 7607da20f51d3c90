package cn.doorplate.drill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * One connection to a server on loopback, kept for as long as the server keeps it: a server may say with any answer that it closes
 * (RFC 9112, section 9.6), and Tomcat does so with every hundredth.
 */
final class KeptConnection implements AutoCloseable {

    private final int port;
    private Socket socket;
    private OutputStream out;
    private InputStream in;
    private boolean closes;

    KeptConnection(int port) throws IOException {
        this.port = port;
        socket = open();
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 32_768);
    }

    /** The body of an answer that is well. */
    byte[] ask(byte[] request) throws IOException {
        if (closes) {
            socket.close();
            socket = open();
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream(), 32_768);
            closes = false;
        }
        out.write(request);
        return readAnswer();
    }

    private Socket open() throws IOException {
        Socket opened = new Socket("127.0.0.1", port);
        opened.setTcpNoDelay(true);
        return opened;
    }

    private byte[] readAnswer() throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.equalsIgnoreCase("connection: close")) {
                closes = true;
            }
        }
        return in.readNBytes(length);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
