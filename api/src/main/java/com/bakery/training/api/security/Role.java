package com.bakery.training.api.security;

/** What a caller may do; a later role includes the earlier ones. */
public enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    /** Whether a caller with this role may do what {@code needed} may. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** The name in a token. */
    String claim() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
