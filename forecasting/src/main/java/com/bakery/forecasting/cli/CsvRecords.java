package com.bakery.forecasting.cli;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** Records of a CSV file with a header, written in UTF-8, with a byte order mark or without. */
final class CsvRecords {
    /** Characters of the longest cell that is looked at. */
    static final int MAX_CELL = 1_000;

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private CsvRecords() {}

    /**
     * Hands every record on.
     *
     * @param refusal makes what is thrown for a file that is none, of the reason
     * @throws UncheckedIOException if the file cannot be read
     */
    static void read(
            Path file, Function<String, ? extends RuntimeException> refusal, Consumer<NamedCsvRecord> consumer) {
        try (Reader text = open(file);
                CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                        .commentStrategy(CommentStrategy.NONE)
                        .skipEmptyLines(true)
                        .maxBufferSize(MAX_CELL * 1_000)
                        .ofNamedCsvRecord(text)) {
            reader.forEach(consumer);
        } catch (CsvParseException e) {
            throw refusal.apply(file + " is no valid CSV: " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw refusal.apply(file + " is not written in UTF-8");
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException
                    ? refusal.apply(file + " is not written in UTF-8")
                    : e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text behind a byte order mark, if there is one; bytes that are no UTF-8 are an error, where the CSV library's own reader would put question marks. */
    private static Reader open(Path file) throws IOException {
        BufferedReader text = Files.newBufferedReader(file);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }
}
