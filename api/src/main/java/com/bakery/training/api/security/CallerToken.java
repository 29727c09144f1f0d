package com.bakery.training.api.security;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;

/** The authentication of a request: its caller. The token itself is dropped, so that nothing later can log or keep it. */
final class CallerToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;
    private final transient Caller caller;

    CallerToken(Jwt token) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.caller = Caller.from(token);
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }
}
