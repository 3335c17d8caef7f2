package dev.leadline.database.backup;

/**
 * A backup or a restore that was refused or failed. The message is for the operator: one sentence that names the thing, and on a
 * new line what may help.
 */
public final class BackupFault extends RuntimeException {

    public BackupFault(String sentence) {
        super(sentence);
    }

    public BackupFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
