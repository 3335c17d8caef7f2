package dev.leadline.access.accounts;

import dev.leadline.access.Digest;
import dev.leadline.access.FailedSignIns;
import dev.leadline.access.SignIns;
import dev.leadline.access.Throttled;
import dev.leadline.web.problems.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Compares a name and a password with what is kept. Whoever guesses learns nothing but yes or no: an unknown name is answered
 * as a wrong password, after as long, and both are counted, by account and by address, over all replicas.
 */
@ApplicationScoped
class SignInAttempts {

    private static final Logger LOG = Logger.getLogger(SignInAttempts.class);
    private static final PasswordHash NOBODYS = PasswordHash.nobodys();

    private final AccountTable table;
    private final Hashing hashing;
    private final FailedSignIns failures;

    SignInAttempts(AccountTable table, Hashing hashing, FailedSignIns failures) {
        this.table = table;
        this.hashing = hashing;
        this.failures = failures;
    }

    /**
     * The account that a name and a password are of. It may be disabled, and the password for one time.
     *
     * @throws Problem 401 when there is none
     * @throws Throttled when too many failed before
     */
    AccountRow check(String name, Password password, HttpServerRequest request) {
        var account = table.find(name.strip().toLowerCase(Locale.ROOT));
        var counted = List.of("address:" + request.remoteAddress().hostAddress(), whose(name, account));
        counted.forEach(failures::refuseIfShutAnywhere);
        var kept = account.map(AccountRow::hash).map(PasswordHash::parse).orElse(NOBODYS);
        boolean isRight = hashing.isRight(kept, password);
        if (account.isEmpty() || !isRight) {
            LOG.infof("Refused a sign-in of %s from %s", counted.get(1), counted.get(0));
            counted.forEach(failures::note);
            throw SignIns.unknown("The name or the password is not right.\nTry again, or ask an admin for a new one.");
        }
        return account.get();
    }

    /** A name that is nobody's may be a password in the wrong field: it is neither kept nor logged. */
    private static String whose(String name, Optional<AccountRow> account) {
        return account.map(found -> "account:" + found.name())
                .orElseGet(() -> "unknown:" + Digest.hex(name).substring(0, 8));
    }
}
