package dev.leadline.access.accounts;

import dev.leadline.access.Identity;
import dev.leadline.access.SignIns;
import dev.leadline.access.sessions.BrowserSessions;
import dev.leadline.access.sessions.SessionOwner;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody in whose password was right, and gives accounts other passwords. The account is read again within the
 * transaction: it may have been disabled, or given another password, while the password was compared.
 */
@ApplicationScoped
class PasswordSignIn {

    private final AccountTable table;
    private final BrowserSessions sessions;
    private final InstantSource clock;

    PasswordSignIn(AccountTable table, BrowserSessions sessions, InstantSource clock) {
        this.table = table;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Begins a session.
     *
     * @param proved the account as it was when the password was right
     * @param rehashed the same password as passwords are hashed today; null where it is already
     * @throws Problem 401 when it lets in nobody any more
     */
    @Transactional
    void letIn(AccountRow proved, @Nullable PasswordHash rehashed, HttpServerRequest request) {
        var account = unchanged(proved);
        if (rehashed != null) {
            table.rehash(account.name(), rehashed.text());
        }
        begin(account, request);
    }

    /** Gives an account the password that its owner chose: all its sessions end, and one begins here. */
    @Transactional
    void change(AccountRow proved, PasswordHash chosen, HttpServerRequest request) {
        var account = unchanged(proved);
        var by = account.identity().actor().text();
        table.setPassword(account.name(), new PasswordState(chosen.text(), null), by, clock.instant());
        sessions.endAll(new SessionOwner(Identity.Kind.ACCOUNT, account.name()), by);
        begin(account, request);
    }

    private void begin(AccountRow account, HttpServerRequest request) {
        table.noteSignIn(account.name(), clock.instant());
        sessions.begin(account.identity(), request);
    }

    private AccountRow unchanged(AccountRow proved) {
        var account = table.findToChange(proved.name())
                .filter(now -> now.hash().equals(proved.hash()))
                .orElseThrow(() -> SignIns.unknown("The password was changed just now.\nSign in again."));
        refuseShut(account);
        return account;
    }

    /**
     * Why is told, because whoever asks knows the password.
     *
     * @throws Problem 401 when an account lets in nobody
     */
    void refuseShut(AccountRow account) {
        if (account.isDisabled()) {
            throw SignIns.unknown("The account " + account.name() + " is disabled.\nAsk an admin.");
        }
        if (!account.isOpen(clock.instant())) {
            throw SignIns.unknown(
                    "The one-time password expired at " + account.oneTimeUntil() + ".\nAsk an admin for a new one.");
        }
    }

    /** @throws Problem 403 where the password was for one time, and no other is sent */
    static void refuseOneTime(AccountRow account) {
        if (account.oneTimeUntil() != null) {
            throw new Problem(
                    ProblemType.PASSWORD_CHANGE_NEEDED,
                    "The password is for one time.\nSend it once more, with the newPassword that you choose.",
                    List.of());
        }
    }
}
