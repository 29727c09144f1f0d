package com.bakery.training.standalone.embedded;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The IPv4 loopback address: the embedded parts are for this machine only. */
final class Loopback {
    static final String HOST = "127.0.0.1";
    static final InetAddress ADDRESS = address();

    private Loopback() {}

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
