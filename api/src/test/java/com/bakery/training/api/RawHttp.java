package com.bakery.training.api;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A connection that sends what no library would, byte by byte, and shows what came back. */
final class RawHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;
    private final Socket socket;

    RawHttp(int port) throws IOException {
        this(port, 65_536);
    }

    /** @param window bytes that are taken in before somebody reads them */
    RawHttp(int port, int window) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(window);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** The answer to one request, head and body, as text. */
    static String send(int port, String method, String target, String token, String... headers) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            connection.write(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + token + "\r\n"
                    + String.join("", headers) + "\r\n");
            return new String(connection.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks for a WebSocket and returns the head of the answer. */
    String upgrade(String path, String token, String... headers) throws IOException {
        askForUpgrade(path, token, headers);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            head.write(readByte());
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    void askForUpgrade(String path, String token, String... headers) throws IOException {
        write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + Base64.getEncoder().encodeToString(new byte[16]) + "\r\n"
                + "Authorization: Bearer " + token + "\r\n" + String.join("", headers) + "\r\n");
    }

    /** Goes without a word, as a machine that loses its network. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** One frame from the server, which does not mask. */
    record Frame(int opcode, boolean compressed, byte[] payload) {}

    Frame frame() throws IOException {
        int first = readByte();
        int length = readByte();
        if (length == 126) {
            length = readByte() << 8 | readByte();
        }
        InputStream in = socket.getInputStream();
        return new Frame(first & 0x0f, (first & 0x40) != 0, in.readNBytes(length));
    }

    private int readByte() throws IOException {
        int value = socket.getInputStream().read();
        if (value < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
