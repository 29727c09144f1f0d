package com.bakery.training.api.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** So many answers per minute and remote address for who has no valid token. Callers with one are never refused for their neighbours. */
public final class AddressLimit {
    private static final int IPV6_BYTES = 16;

    /** One customer of a provider has at least as many IPv6 addresses as share these bytes. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final LocalLimit<String> buckets;

    /** @param limit per minute; 0 = off */
    public AddressLimit(int limit) {
        this.buckets = new LocalLimit<>(limit);
    }

    /** Takes one of the address's; returns how long to wait where none is left, empty where one was taken. */
    public Optional<Duration> take(String remoteAddress) {
        return buckets.take(network(remoteAddress));
    }

    /** An IPv4 address is its own; no name is ever looked up, for a proxy may hand on what its client wrote. */
    static String network(String remoteAddress) {
        if (remoteAddress.indexOf(':') < 0) {
            return remoteAddress;
        }
        try {
            byte[] bytes = InetAddress.getByName("[" + remoteAddress + "]").getAddress();
            return bytes.length == IPV6_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES))
                    : remoteAddress;
        } catch (UnknownHostException e) {
            return remoteAddress; // not an address after all; whatever it is, it is one key
        }
    }
}
