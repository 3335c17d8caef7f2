package dev.leadline.access.accounts;

import dev.leadline.access.Identity;
import dev.leadline.access.Persons;
import dev.leadline.web.QuotedText;
import dev.leadline.web.problems.Problem;
import java.time.Instant;

/** Makes accounts, over the API and by a command. */
final class NewAccounts {

    private final AccountTable table;
    private final Persons persons;

    NewAccounts(AccountTable table, Persons persons) {
        this.table = table;
        this.persons = persons;
    }

    /** @throws Problem 409 when the name was given before, or the mail address is another account's */
    void add(String name, AccountChange wanted, PasswordState password, String by, Instant now) {
        if (table.find(name).isPresent()) {
            throw Problem.conflict(
                    "/name", name, "There is already an account " + name + ".\nUse another name, or change that one.");
        }
        if (table.isTaken(name)) {
            throw Problem.conflict(
                    "/name",
                    name,
                    "The name " + name
                            + " was an account's that was deleted, and records go by it.\nUse another name.");
        }
        if (wanted.mail() != null) {
            refuseMailInUse(table, wanted.mail());
        }
        var person = persons.of(Identity.Kind.ACCOUNT.word() + ":" + name, wanted.mail());
        table.add(name, wanted, password, person, by, now);
    }

    static void refuseMailInUse(AccountTable table, String mail) {
        table.findByMail(mail).ifPresent(other -> {
            throw Problem.conflict(
                    "/mail",
                    mail,
                    "The mail (" + QuotedText.of(mail) + ") is that of the account " + other
                            + ".\nOne person has one account.");
        });
    }
}
