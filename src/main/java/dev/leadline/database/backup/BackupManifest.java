package dev.leadline.database.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a backup holds. It is written last: a folder without it is no backup.
 *
 * @param format the number of this form, {@link #FORMAT}
 * @param id tells backups apart
 * @param versions of the server, its PostgreSQL and its schema
 * @param span when it was taken, and from where to where it needs the WAL
 * @param folders every folder, also the empty ones that PostgreSQL wants to find
 * @param files every file
 * @param missingKeys the ids of the keys that its sealed secrets need and that it does not hold
 */
public record BackupManifest(
        int format,
        String id,
        Versions versions,
        Span span,
        List<String> folders,
        List<Entry> files,
        List<String> missingKeys) {

    static final int FORMAT = 1;

    /** The name of the file. */
    static final String FILE = "manifest.json";

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            // what a later form has besides: its number is what is refused
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * @param schema the newest migration
     */
    public record Versions(String leadline, String postgresql, int schema) {}

    /**
     * @param begun what was acknowledged before it is in the backup
     * @param ended what was acknowledged after it is not
     */
    public record Span(Instant begun, Instant ended, String startWal, String stopWal) {}

    /**
     * A file.
     *
     * @param path within the backup, with {@code /} between names
     * @param size in bytes
     */
    public record Entry(String path, long size, String sha256) {}

    /** The bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    void write(Path folder) throws IOException {
        var text = new ByteArrayInputStream(JSON.writeValueAsBytes(this));
        DurableFiles.copy(text, folder.resolve(FILE), FILE);
    }

    /** @throws BackupFault when the folder holds no whole backup, or one of a later form */
    static BackupManifest read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            throw new BackupFault("The folder " + folder + " holds no whole backup: it has no " + FILE + "."
                    + (folder.toString().endsWith(Backup.UNFINISHED) ? "\nThis backup was not finished." : "")
                    + "\nUse a folder that `backup --to` has written.");
        }
        BackupManifest manifest;
        try {
            manifest = JSON.readValue(file.toFile(), BackupManifest.class);
        } catch (JsonProcessingException e) {
            throw new BackupFault(
                    "The backup " + folder + " is damaged: " + file + " cannot be read (" + e.getOriginalMessage()
                            + ").\nUse another backup.",
                    e);
        }
        if (manifest.format() > FORMAT) {
            throw new BackupFault("The backup " + folder + " is of the format " + manifest.format()
                    + ", and this build knows " + FORMAT + ".\nUse the build that took it ("
                    + manifest.versions().leadline() + ") or a later one.");
        }
        return manifest;
    }
}
