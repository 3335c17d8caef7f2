package dev.leadline.alerts.channels;

/** Signals that something could not be sent, with a sentence for the log of tries. */
public final class CannotSend extends RuntimeException {

    CannotSend(String message) {
        super(message);
    }
}
