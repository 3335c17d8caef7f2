package dev.leadline.access.accounts;

import dev.leadline.access.Actor;
import dev.leadline.access.Identity;
import dev.leadline.access.Persons;
import dev.leadline.access.sessions.OfflineSessions;
import dev.leadline.access.sessions.SessionOwner;
import dev.leadline.database.CannotStart;
import dev.leadline.database.Queries;
import dev.leadline.kernel.Invalid;
import dev.leadline.web.problems.Problem;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts for whoever reaches the database, with a server or without: the first one is made so. */
public final class OfflineAccounts {

    private final AccountTable table;
    private final Persons persons;
    private final OfflineSessions sessions;
    private final InstantSource clock;

    /** @throws CannotStart when no server has made the tables yet */
    public OfflineAccounts(Queries queries, InstantSource clock) {
        this.table = new AccountTable(queries);
        this.persons = new Persons(queries);
        this.sessions = new OfflineSessions(queries);
        this.clock = clock;
        if (!table.exists()) {
            throw new CannotStart("The database has no table of accounts yet.\n"
                    + "Start the server once over it: that makes its tables.");
        }
    }

    /**
     * What somebody wants to have.
     *
     * @param displayName as people write them; null for the name
     * @param mail null for none
     * @param roles as words, such as {@code admin}
     * @param sides empty for none
     */
    public record Wanted(
            String name, @Nullable String displayName, @Nullable String mail, List<String> roles, List<String> sides) {}

    /**
     * Says what is wrong with an account before anybody is asked for a password.
     *
     * @throws Invalid when it cannot be made
     */
    public void check(Wanted wanted) {
        refuseMisnamed(wanted);
        change(wanted);
        if (table.isTaken(wanted.name())) {
            throw new Invalid(
                    "/name", wanted.name(), "There is, or was, an account " + wanted.name() + ".\nUse another name.");
        }
    }

    private static void refuseMisnamed(Wanted wanted) {
        if (!wanted.name().matches(AccountRequest.NAME)) {
            throw new Invalid(
                    "/name", wanted.name(), "The name (" + wanted.name() + ") " + AccountRequest.NAME_MUST + ".");
        }
        if (wanted.mail() != null && !wanted.mail().matches(AccountRequest.MAIL)) {
            throw new Invalid(
                    "/mail", wanted.mail(), "The mail (" + wanted.mail() + ") " + AccountRequest.MAIL_MUST + ".");
        }
    }

    private static AccountChange change(Wanted wanted) {
        return new AccountRequest(wanted.name(), wanted.displayName(), wanted.mail(), wanted.roles(), wanted.sides())
                .checked();
    }

    /**
     * Makes an account with a password that its owner chose.
     *
     * @throws Invalid when it cannot be made, or the password may not be chosen
     */
    public void create(Wanted wanted, String password) {
        check(wanted);
        var is = change(wanted);
        var chosen = new Password(password);
        PasswordRules.check(
                "/password", chosen, null, new PasswordRules.Names(wanted.name(), is.displayName(), is.mail()));
        var state = new PasswordState(PasswordHash.of(chosen).text(), null);
        try {
            new NewAccounts(table, persons).add(wanted.name(), is, state, Actor.COMMAND.text(), clock.instant());
        } catch (Problem refused) {
            throw new Invalid("", wanted.name(), refused.getMessage());
        }
    }

    /** A line an account, newest first: name, state, roles, display name. */
    public List<String> lines() {
        return table.all().stream()
                .map(AccountBody::from)
                .map(account -> "%s  %-8s  %s  %s"
                        .formatted(
                                account.name(),
                                account.state(),
                                String.join(",", account.roles()),
                                account.displayName()))
                .toList();
    }

    /**
     * Disables an account, also the last one: whoever reaches the database can make another. Its sessions end.
     *
     * @return whether there is one
     */
    public boolean disable(String name) {
        var account = table.find(name);
        account.ifPresent(found -> {
            var now = clock.instant();
            var is = new AccountChange(found.displayName(), found.mail(), found.roles(), found.sides(), true);
            table.change(name, is, Actor.COMMAND.text(), now);
            sessions.endAll(new SessionOwner(Identity.Kind.ACCOUNT, name), Actor.COMMAND.text(), now);
        });
        return account.isPresent();
    }
}
