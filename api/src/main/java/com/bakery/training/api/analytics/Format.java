package com.bakery.training.api.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.context.request.WebRequest;

/** What a table is answered as; the words of the wire stand at the constants, for the description. */
enum Format {
    @JsonProperty("json")
    JSON,
    @JsonProperty("csv")
    CSV;

    static final String CSV_TYPE = "text/csv";

    /**
     * The format that was asked for: the parameter's, or else what the Accept header likes better.
     *
     * @param request one that the route has matched, so its header can be read
     */
    static Format wanted(@Nullable Format asked, WebRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (asked != null || accept == null) {
            return asked == null ? JSON : asked;
        }
        List<MediaType> types = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(types);
        MediaType csv = MediaType.parseMediaType(CSV_TYPE);
        return types.stream()
                .filter(type -> type.includes(csv) || type.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
                .map(type -> CSV)
                .orElse(JSON);
    }

    /** The answer as JSON, whatever the Accept header says: the parameter is stronger. */
    static ResponseEntity<Object> json(Object view) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(view);
    }
}
