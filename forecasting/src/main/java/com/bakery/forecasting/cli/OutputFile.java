package com.bakery.forecasting.cli;

import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.io.PythonModelCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** Model files, packed or not, and files that are there as a whole or not at all. */
final class OutputFile {
    private OutputFile() {}

    /** The bytes of a model file, unpacked. A packed file that swells beyond the codec's limit is cut there, and refused by it. */
    static byte[] readModel(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(PythonModelCodec.MAX_BYTES + 1);
            boolean packed = bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
            if (!packed) {
                return bytes;
            }
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return unpacked.readNBytes(PythonModelCodec.MAX_BYTES + 1);
            }
        } catch (ZipException e) {
            throw new ProphetException(Reason.INVALID_MODEL_FILE, file + " is packed, but damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a model file, packed if its name ends in .gz. */
    static void writeModel(Path file, byte[] bytes) {
        write(file, file.toString().endsWith(".gz") ? packed(bytes) : bytes);
    }

    /** Says at once, not after hours of work, that a file has no folder to be written to. */
    static void requireFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder + " for " + file.getFileName());
        }
    }

    /** Writes beside the file and moves it there. */
    static void write(Path file, byte[] bytes) {
        try {
            Path target = file.toAbsolutePath();
            Path unfinished = Files.createTempFile(target.getParent(), ".writing-", "");
            try {
                Files.write(unfinished, bytes);
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(out)) {
            packer.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
