package dev.leadline.commands;

import dev.leadline.imports.GeneratedLeads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes facts of leads that nobody has, for load. */
@Command(
        name = "generate",
        description = "Generate facts about leads, for load tests, and write them or send them to a server."
                + " The same options give the same facts.")
final class GenerateCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 3_660;

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Option(names = "--leads", required = true, paramLabel = "N", description = "The number of leads.")
    private long leads;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The seed; another seed gives other leads (default: 1).")
    private long seed;

    @Option(
            names = "--begin",
            paramLabel = "INSTANT",
            defaultValue = "2026-01-05T14:00:00Z",
            description = "The moment from which leads are received (default: ${DEFAULT-VALUE}).")
    private Instant begin;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "The number of days over which leads are received (default: 30).")
    private int days;

    @Option(names = "--until", paramLabel = "INSTANT", description = "No fact is later than this moment.")
    private Instant until;

    @Mixin
    private Destination destination;

    GenerateCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (leads < 0) {
            throw new ParameterException(
                    spec.commandLine(), "The number of leads (" + leads + ") must not be negative.");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(), "The days (" + days + ") must be from 1 to " + MOST_DAYS + ".");
        }
        var generated = new GeneratedLeads(leads, seed, begin, days, until);
        return destination.take(generated::run, null, "leads", spec.commandLine(), clock);
    }
}
