package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Takes the client's address and whether it came over TLS from the headers of named proxies, and of nobody else: those headers
 * decide about rate limits, metrics and HSTS, so a client must not be able to write them.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Attribute of the requests that a trusted proxy handed on: the header that said so is gone by the time others look. */
    static final String FORWARDED = TrustedProxies.class.getName() + ".forwarded";

    private static final String ORIGIN = "X-Forwarded-For";

    private final String proxies;

    TrustedProxies(ApiProperties properties) {
        this.proxies = properties.trustedProxies() == null
                ? ""
                : properties.trustedProxies().strip();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!proxies.isEmpty()) {
            RemoteIpValve valve = new MarkingValve();
            valve.setInternalProxies(proxies);
            valve.setProtocolHeader("X-Forwarded-Proto");
            factory.addEngineValves(valve);
        }
    }

    private static final class MarkingValve extends RemoteIpValve {
        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getHeader(ORIGIN) != null) {
                request.setAttribute(FORWARDED, true);
            }
            super.invoke(request, response);
        }
    }
}
