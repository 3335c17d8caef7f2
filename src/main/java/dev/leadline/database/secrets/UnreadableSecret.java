package dev.leadline.database.secrets;

/** A sealed secret that does not open. The message says whose, and never what. */
public final class UnreadableSecret extends RuntimeException {

    UnreadableSecret(String sentence) {
        super(sentence);
    }
}
