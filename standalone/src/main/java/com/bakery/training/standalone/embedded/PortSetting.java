package com.bakery.training.standalone.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * A port and the environment variable that sets it.
 *
 * @param port 1..65535, or 0 for any free one
 */
public record PortSetting(String variable, int port) {

    public PortSetting {
        if (port < 0 || port > 65_535) {
            throw new EmbeddedException(variable + " must lie in 0..65535, not " + port);
        }
    }

    /** The port that {@code variable} names in {@code environment}, or {@code otherwise} where it is unset or blank. */
    public static PortSetting read(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            return new PortSetting(variable, otherwise);
        }
        try {
            return new PortSetting(variable, Integer.parseInt(value));
        } catch (NumberFormatException e) {
            throw new EmbeddedException(variable + " must be a port number, not '" + value + "'", e);
        }
    }

    /**
     * The port to listen on at {@code address}, free at the time of asking.
     *
     * @throws EmbeddedException naming port and variable if something else listens there
     */
    public int claim(InetAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do it: a connection of the last run that lingers in TIME_WAIT is no occupied port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedException(
                    "Port " + port + " is occupied: stop what listens there, or set " + variable + " to another port",
                    e);
        }
    }

    /** {@link #claim(InetAddress)} at every address of this machine. */
    public int claimEverywhere() {
        return claim(new InetSocketAddress(0).getAddress());
    }

    /** {@link #claim(InetAddress)} at the IPv4 loopback address, where every embedded part listens. */
    public int claimLoopback() {
        return claim(Loopback.ADDRESS);
    }
}
