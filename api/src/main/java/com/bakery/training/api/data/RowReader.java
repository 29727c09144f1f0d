package com.bakery.training.api.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the rows of an upload one after the other. */
interface RowReader {

    /**
     * Hands every row to {@code rows}, in order.
     *
     * @param required columns without which nothing can be read
     * @return the column names seen, lower-case, in order
     * @throws org.springframework.web.ErrorResponseException 400 when the stream is not in the format, 413 when it is too large
     */
    Set<String> read(InputStream body, Set<String> required, Consumer<Row> rows) throws IOException;
}
