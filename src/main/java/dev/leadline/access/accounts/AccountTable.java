package dev.leadline.access.accounts;

import dev.leadline.access.SignIns;
import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every statement on the table of accounts: for the server, and for the command that makes the first one without it. */
@ApplicationScoped
public class AccountTable {

    private static final String CHANGED =
            "changed_at = :now, changed_by = :by, change = nextval('account_change') where name = :name";

    private final Queries queries;

    public AccountTable(Queries queries) {
        this.queries = queries;
    }

    /** Whether there is a table: the first start of a server makes it. */
    boolean exists() {
        return queries.list("select to_regclass('account') is not null", row -> row.getBoolean(1))
                .get(0);
    }

    /** Within a transaction: nobody else shuts a way in until its end. */
    void lock() {
        SignIns.lock(queries);
    }

    List<AccountRow> all() {
        return page(Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    List<AccountRow> page(long before, int most) {
        return queries.list(
                "select * from account where deleted_at is null and number < :before order by number desc limit :most",
                Parameters.of("before", before).and("most", most),
                AccountTable::row);
    }

    /** Whether anybody could come in. */
    boolean isAnyOpen(Instant now) {
        return queries.first(
                        """
                        select 1 from account
                        where deleted_at is null and disabled_at is null
                          and (one_time_until is null or one_time_until > :now)
                        limit 1
                        """,
                        Parameters.of("now", now),
                        row -> 1)
                .isPresent();
    }

    Optional<AccountRow> find(String name) {
        return queries.first(
                "select * from account where name = :name and deleted_at is null",
                Parameters.of("name", name),
                AccountTable::row);
    }

    /** Within a transaction: the same, and nobody else changes it until its end. */
    Optional<AccountRow> findToChange(String name) {
        return queries.first(
                "select * from account where name = :name and deleted_at is null for update",
                Parameters.of("name", name),
                AccountTable::row);
    }

    /** Whether a name is, or was, an account's. */
    boolean isTaken(String name) {
        return queries.first("select 1 from account where name = :name", Parameters.of("name", name), row -> 1)
                .isPresent();
    }

    /** Who has a mail address among the accounts that there are. */
    Optional<String> findByMail(String mail) {
        return queries.first(
                "select name from account where mail = :mail and deleted_at is null",
                Parameters.of("mail", mail),
                row -> row.getString(1));
    }

    void add(String name, AccountChange is, PasswordState password, String person, String by, Instant now) {
        queries.update(
                """
                insert into account (name, display_name, mail, roles, sides, hash, one_time_until, person,
                    created_at, created_by, changed_at, changed_by)
                values (:name, :display_name, :mail, :roles, :sides, :hash, :one_time_until, :person,
                    :now, :by, :now, :by)
                """,
                by(name, by, now)
                        .and("display_name", is.displayName())
                        .and("mail", is.mail())
                        .and("roles", is.roles())
                        .and("sides", is.sides())
                        .and("hash", password.hash())
                        .and("one_time_until", password.oneTimeUntil())
                        .and("person", person));
    }

    void change(String name, AccountChange is, String by, Instant now) {
        queries.update(
                """
                update account set display_name = :display_name, mail = :mail, roles = :roles, sides = :sides,
                    disabled_at = case when :disabled then coalesce(disabled_at, :now) end,
                """
                        + CHANGED,
                by(name, by, now)
                        .and("display_name", is.displayName())
                        .and("mail", is.mail())
                        .and("roles", is.roles())
                        .and("sides", is.sides())
                        .and("disabled", is.isDisabled()));
    }

    void setPassword(String name, PasswordState password, String by, Instant now) {
        queries.update(
                "update account set hash = :hash, one_time_until = :one_time_until, " + CHANGED,
                by(name, by, now).and("hash", password.hash()).and("one_time_until", password.oneTimeUntil()));
    }

    /** The same password, hashed as passwords are today: no change that an editor must have seen. */
    void rehash(String name, String hash) {
        queries.update(
                "update account set hash = :hash where name = :name",
                Parameters.of("name", name).and("hash", hash));
    }

    void noteSignIn(String name, Instant now) {
        queries.update(
                "update account set signed_in_at = :now where name = :name",
                Parameters.of("name", name).and("now", now));
    }

    /** What says who they were goes; the name stays, so that records never come to mean somebody else. */
    void delete(String name, String by, Instant now) {
        queries.update(
                "update account set deleted_at = :now, hash = null, mail = null, display_name = name, " + CHANGED,
                by(name, by, now));
    }

    private static Parameters by(String name, @Nullable String by, Instant now) {
        return Parameters.of("name", name).and("by", by).and("now", now);
    }

    private static AccountRow row(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getString("name"),
                row.getLong("number"),
                row.getString("display_name"),
                row.getString("mail"),
                List.of((String[]) row.getArray("roles").getArray()),
                List.of((String[]) row.getArray("sides").getArray()),
                row.getString("hash"),
                Queries.instant(row, "one_time_until"),
                row.getString("person"),
                Queries.instant(row, "created_at"),
                row.getString("created_by"),
                Queries.instant(row, "changed_at"),
                row.getString("changed_by"),
                Queries.instant(row, "signed_in_at"),
                Queries.instant(row, "disabled_at"),
                row.getLong("change"));
    }
}
