package dev.leadline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server. */
@QuarkusMain
public final class Leadline {

    private Leadline() {}

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
