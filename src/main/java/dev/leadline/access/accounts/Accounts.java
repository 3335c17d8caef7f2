package dev.leadline.access.accounts;

import dev.leadline.access.Caller;
import dev.leadline.access.GivenRights;
import dev.leadline.access.Identity;
import dev.leadline.access.Persons;
import dev.leadline.access.SignIns;
import dev.leadline.access.sessions.BrowserSessions;
import dev.leadline.access.sessions.SessionOwner;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Precondition;
import dev.leadline.web.problems.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Makes, changes and deletes accounts. Whatever takes something from somebody ends or changes their sessions in the same
 * transaction.
 */
@ApplicationScoped
class Accounts {

    private final AccountTable table;
    private final BrowserSessions sessions;
    private final Persons persons;
    private final SignIns signIns;
    private final Caller caller;
    private final InstantSource clock;

    Accounts(
            AccountTable table,
            BrowserSessions sessions,
            Persons persons,
            SignIns signIns,
            Caller caller,
            InstantSource clock) {
        this.table = table;
        this.sessions = sessions;
        this.persons = persons;
        this.signIns = signIns;
        this.caller = caller;
        this.clock = clock;
    }

    AccountRow get(String name) {
        return found(name, table.find(name));
    }

    private static AccountRow found(String name, Optional<AccountRow> account) {
        return account.orElseThrow(() -> Problem.notFound(
                "There is no account (" + QuotedText.of(name) + ").\nSee GET /v1/accounts for all of them."));
    }

    /** A name is given once for good, also when its account is deleted: records go by it. */
    @Transactional
    void create(String name, AccountChange wanted, PasswordState password) {
        table.lock();
        refuseBeyondOwn(wanted);
        new NewAccounts(table, persons).add(name, wanted, password, by(), clock.instant());
    }

    @Transactional
    AccountRow change(String name, AccountPatchRequest request, Precondition seen) {
        table.lock();
        var account = found(name, table.findToChange(name));
        seen.check(
                new Precondition.Edited("account", name, List.of(account.tag()), account.changedBy()),
                since -> Optional.empty());
        var wanted = request.over(account);
        refuseBeyondOwn(wanted);
        refuseOtherPerson(account, wanted);
        boolean staysOpen = !wanted.isDisabled() && wanted.roles().contains("admin");
        if (!staysOpen) {
            refuseLastWay(account);
        }
        table.change(name, wanted, by(), clock.instant());
        if (wanted.isDisabled()) {
            endSessions(name);
        } else {
            sessions.change(get(name).identity());
        }
        return get(name);
    }

    @Transactional
    void delete(String name) {
        table.lock();
        var account = found(name, table.findToChange(name));
        refuseBeyondOwn(same(account));
        refuseLastWay(account);
        table.delete(name, by(), clock.instant());
        endSessions(name);
    }

    /** Whoever is to come in with another password is signed in nowhere any more. */
    @Transactional
    void setOneTime(String name, PasswordState password) {
        var account = found(name, table.findToChange(name));
        refuseBeyondOwn(same(account));
        table.setPassword(name, password, by(), clock.instant());
        endSessions(name);
    }

    private void endSessions(String name) {
        sessions.endAll(new SessionOwner(Identity.Kind.ACCOUNT, name), by());
    }

    private static AccountChange same(AccountRow account) {
        return new AccountChange(
                account.displayName(), account.mail(), account.roles(), account.sides(), account.isDisabled());
    }

    /** An account uses every policy, so whoever may not cannot give one away, nor take it over. */
    private void refuseBeyondOwn(AccountChange wanted) {
        GivenRights.refuseBeyondOwn(caller.identity(), wanted.roles(), wanted.sides(), null);
    }

    /** Who somebody is never changes: what they wrote as one they could consent to as another. */
    private void refuseOtherPerson(AccountRow account, AccountChange wanted) {
        if (wanted.mail() == null || wanted.mail().equals(account.mail())) {
            return;
        }
        NewAccounts.refuseMailInUse(table, wanted.mail());
        var person = persons.of(account.person(), wanted.mail());
        if (!person.equals(account.person())) {
            throw Problem.conflict(
                    "/mail",
                    wanted.mail(),
                    "The mail (" + QuotedText.of(wanted.mail()) + ") is that of another person here (" + person
                            + ").\nIf they are one, delete this account and make one with that mail.");
        }
    }

    /** The last way in stays open: whoever is locked out could not let themselves in again. */
    private void refuseLastWay(AccountRow account) {
        var now = clock.instant();
        boolean isLast = account.letsAdminIn(now)
                && table.all().stream()
                        .noneMatch(other -> !other.name().equals(account.name()) && other.letsAdminIn(now));
        if (isLast && !signIns.letAdminInWithout("account")) {
            throw Problem.conflict("The account " + account.name() + " is the last way in for an admin."
                    + "\nMake another account or key with the role admin first.");
        }
    }

    private String by() {
        return caller.actor().text();
    }

    Instant now() {
        return clock.instant();
    }
}
