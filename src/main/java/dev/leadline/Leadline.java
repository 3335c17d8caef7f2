package dev.leadline;

import dev.leadline.commands.Commands;
import dev.leadline.database.CannotStart;
import dev.leadline.database.DatabaseSettings;
import dev.leadline.database.EmbeddedDatabase;
import dev.leadline.database.SchemaGuard;
import dev.leadline.web.TimeSource;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Starts the server, and before it the embedded database when no other is named; stops both in the other order. With
 * arguments it carries out a command instead, with neither.
 */
@QuarkusMain
public final class Leadline {

    private static volatile boolean stopping;

    private Leadline() {}

    public static void main(String... args) {
        if (args.length > 0) {
            System.exit(command(args));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        // The JVM ends when its hooks have: without this one it would end while PostgreSQL is still being stopped.
        Thread lastHook = new Thread(() -> stop(stopped), "wait-for-database");
        Runtime.getRuntime().addShutdownHook(lastHook);
        int code;
        try {
            code = serve(args);
        } finally {
            stopped.countDown();
        }
        removeHook(lastHook);
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, null);
    }

    private static int command(String... args) {
        var out = new FileOutputStream(FileDescriptor.out);
        var err = new FileOutputStream(FileDescriptor.err);
        return Commands.run(System.in, out, err, TimeSource.system(), args);
    }

    private static int serve(String... args) {
        DatabaseSettings settings = new DatabaseSettings(ConfigProvider.getConfig());
        try {
            if (settings.useNamed()) {
                SchemaGuard.refuseNewerSchema(settings);
                return runQuarkus(args);
            }
            try (EmbeddedDatabase database = EmbeddedDatabase.start(settings.dataFolder())) {
                DatabaseSettings.use(database);
                SchemaGuard.refuseNewerSchema(settings);
                return runQuarkus(args);
            } finally {
                DatabaseSettings.forget();
            }
        } catch (CannotStart e) {
            report(e);
            return 1;
        }
    }

    /** Returns when Quarkus has stopped, however it was asked to. */
    private static int runQuarkus(String... args) {
        if (stopping) {
            return 0;
        }
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(
                null,
                (code, fault) -> {
                    exitCode.set(code);
                    if (fault != null) {
                        report(fault);
                    }
                },
                args);
        return exitCode.get();
    }

    /** What fails because we were asked to stop while starting is no fault. */
    private static void report(Throwable fault) {
        if (!stopping) {
            StartFault.report(fault);
        }
    }

    private static void stop(CountDownLatch stopped) {
        stopping = true;
        try {
            stopped.await(90, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already ending: the hook has run.
        }
    }
}
