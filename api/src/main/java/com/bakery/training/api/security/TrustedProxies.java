package com.bakery.training.api.security;

import com.bakery.training.api.ApiProperties;
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
    private final String proxies;

    TrustedProxies(ApiProperties properties) {
        this.proxies = properties.trustedProxies() == null
                ? ""
                : properties.trustedProxies().strip();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!proxies.isEmpty()) {
            RemoteIpValve valve = new RemoteIpValve();
            valve.setInternalProxies(proxies);
            valve.setProtocolHeader("X-Forwarded-Proto");
            factory.addEngineValves(valve);
        }
    }
}
