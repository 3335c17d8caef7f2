package dev.leadline.tables.xlsx;

import dev.leadline.kernel.Invalid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The parts of an XLSX file. Only what is asked for is inflated, never beyond the limits, whatever sizes it claims. */
public final class XlsxParts {

    static final int MOST_INFLATED = 20 * 1024 * 1024;
    private static final int MOST_PARTS = 500;
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final byte[] file;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private int inflated;

    private XlsxParts(byte[] file) {
        this.file = file;
    }

    /** @throws Invalid when the file is no XLSX, or its parts are too many, too large or oddly named */
    static XlsxParts of(byte[] file) {
        if (beginsWith(file, OLE2)) {
            throw refused("is an old Excel file (.xls) or has a password.\n" + "Save it as .xlsx without a password.");
        }
        if (!beginsWith(file, ZIP)) {
            throw refused("is not an XLSX file.\nUse Content-Type: text/csv if it is CSV.");
        }
        var parts = new XlsxParts(file);
        parts.list();
        parts.refuseEntities();
        return parts;
    }

    private static boolean beginsWith(byte[] file, byte[] sign) {
        return file.length >= sign.length && java.util.Arrays.equals(file, 0, sign.length, sign, 0, sign.length);
    }

    static Invalid refused(String how) {
        return new Invalid("", null, "The file " + how);
    }

    private void list() {
        try (var zip = open()) {
            long claimed = 0;
            for (var entry : Collections.list(zip.getEntries())) {
                claimed += Math.max(0, entry.getSize());
                if (claimed > MOST_INFLATED) {
                    throw tooLarge();
                }
                add(entry);
            }
        } catch (IOException | RuntimeException broken) {
            throw asInvalid(broken);
        }
    }

    /** Nothing of this part is used, but other readers of the file use it. */
    private void refuseEntities() {
        var types = new String(find(CONTENT_TYPES).orElse(new byte[0]), StandardCharsets.ISO_8859_1);
        if (types.replace("\0", "").contains("<!DOCTYPE")) {
            throw refused("declares a document type in its part " + CONTENT_TYPES + ", which XLSX does not allow.");
        }
    }

    /** What a spreadsheet program would run, or fetch from elsewhere, has no place in a table. */
    private static void refuseActive(String name) {
        var path = name.toLowerCase(Locale.ROOT);
        if (path.endsWith("vbaproject.bin") || path.contains("/macrosheets/") || path.contains("/activex/")) {
            throw refused("has macros (" + name + ").\nSave it as .xlsx without macros.");
        }
        if (path.contains("/externallinks/") || path.contains("/embeddings/") || path.endsWith("connections.xml")) {
            throw refused("has links to other files or data (" + name + ").\nReplace them by their values.");
        }
    }

    private void add(ZipArchiveEntry entry) {
        var name = entry.getName();
        refuseActive(name);
        if (name.startsWith("/") || name.indexOf('\\') >= 0 || ("/" + name + "/").contains("/../")) {
            throw new Invalid(
                    "", name, "The file has a part with the path (" + name + "), which points outside the" + " file.");
        }
        if (entries.put(name.toLowerCase(Locale.ROOT), entry) != null) {
            throw new Invalid("", name, "The file has two parts with the name (" + name + ").");
        }
        if (entries.size() > MOST_PARTS) {
            throw refused("has more than " + MOST_PARTS + " parts.");
        }
    }

    private ZipFile open() throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get();
    }

    /** @throws Invalid when there is no such part, or it is broken or too large */
    byte[] read(String path) {
        return find(path).orElseThrow(() -> refused("has no part " + path + ", which every XLSX file needs."));
    }

    /** @throws Invalid when the part is broken or too large */
    Optional<byte[]> find(String path) {
        var entry = entries.get(path.toLowerCase(Locale.ROOT));
        if (entry == null) {
            return Optional.empty();
        }
        try (var zip = open()) {
            return Optional.of(inflate(zip, entry));
        } catch (IOException | RuntimeException broken) {
            throw asInvalid(broken);
        }
    }

    private byte[] inflate(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        boolean known = entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED;
        if (!known || entry.getGeneralPurposeBit().usesEncryption()) {
            throw refused("uses an unsupported compression, or has a password.");
        }
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[16 * 1024];
        try (var in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                inflated += read;
                if (inflated > MOST_INFLATED) {
                    throw tooLarge();
                }
                bytes.write(buffer, 0, read);
            }
        }
        var crc = new CRC32();
        crc.update(bytes.toByteArray());
        if (bytes.size() != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw refused("is damaged in its part " + entry.getName() + ".");
        }
        return bytes.toByteArray();
    }

    private static Invalid tooLarge() {
        return refused("is larger than " + MOST_INFLATED + " bytes when unpacked.");
    }

    private static Invalid asInvalid(Exception broken) {
        return broken instanceof Invalid ? (Invalid) broken : refused("is not an XLSX file, or is damaged.");
    }
}
