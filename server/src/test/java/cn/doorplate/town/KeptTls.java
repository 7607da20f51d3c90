package cn.doorplate.town;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One TLS connection, kept for as long as the other side keeps it. As browsers and phones do, it sends what met a kept connection that
 * was closed before a byte of an answer came once more, on a new one (RFC 9112, section 9.3.1), and counts that.
 */
final class KeptTls implements AutoCloseable {

    private final TownClient town;
    private Socket socket;
    private InputStream in;
    private boolean fresh;
    private int again;

    KeptTls(TownClient town) throws IOException {
        this.town = town;
        open();
    }

    record Answer(int status, String body) {}

    /** How often it had to send something once more. */
    int again() {
        return again;
    }

    Answer ask(String request) throws IOException {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        if (!fresh) {
            try {
                return exchange(bytes);
            } catch (NothingCame e) {
                again++;
            }
        }
        reopen();
        return exchange(bytes);
    }

    void reopen() throws IOException {
        if (!fresh) {
            socket.close();
            open();
        }
    }

    private void open() throws IOException {
        socket = town.trust().getSocketFactory().createSocket("127.0.0.1", town.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(40_000);
        in = new BufferedInputStream(socket.getInputStream(), 32_768);
        fresh = true;
    }

    private Answer exchange(byte[] request) throws IOException {
        fresh = false;
        int first;
        try {
            socket.getOutputStream().write(request);
            first = in.read();
        } catch (java.net.SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new NothingCame(e);
        }
        if (first < 0) {
            throw new NothingCame(new EOFException());
        }
        return answer((char) first);
    }

    private Answer answer(char first) throws IOException {
        int status = Integer.parseInt((first + line()).substring(9, 12));
        int length = -1;
        boolean closes = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (lower.equals("connection: close")) {
                closes = true;
            }
        }
        String body = new String(length < 0 ? chunked() : in.readNBytes(length), StandardCharsets.UTF_8);
        if (closes) {
            reopen();
        }
        return new Answer(status, body);
    }

    private byte[] chunked() throws IOException {
        java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the answer broke off");
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

    private static final class NothingCame extends IOException {

        private static final long serialVersionUID = 1L;

        NothingCame(IOException cause) {
            super(cause);
        }
    }
}
