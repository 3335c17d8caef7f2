package dev.leadline.alerts.channels;

/** Why something could not be sent, as a sentence for the log of tries. */
public final class CannotSend extends RuntimeException {

    CannotSend(String message) {
        super(message);
    }
}
