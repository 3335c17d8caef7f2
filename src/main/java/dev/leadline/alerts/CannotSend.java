package dev.leadline.alerts;

/** Why something could not be sent, as a sentence for the log of tries. */
final class CannotSend extends RuntimeException {

    CannotSend(String message) {
        super(message);
    }
}
