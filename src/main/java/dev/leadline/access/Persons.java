package dev.leadline.access;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is which person. One mail address is one person, by whichever way they come in, and that is kept for good: so nobody
 * consents by one way to what they wrote by another. Addresses are kept as their SHA-256: they need only be known again, also
 * when the account that had them is long deleted.
 */
@ApplicationScoped
public class Persons {

    /** What was kept never changes, so it may be remembered; forgotten now and then, in case addresses are made up. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Queries queries;
    private final Map<String, String> remembered = new ConcurrentHashMap<>();

    public Persons(Queries queries) {
        this.queries = queries;
    }

    /**
     * The id of a person. The first who comes with a mail address is the person that it stands for from then on.
     *
     * @param actor who it is in records, such as {@code account:ann}
     * @param mail an address that is known to be theirs; null where none is
     * @return that of whoever came with the address first; {@code actor} itself without one
     */
    public String of(String actor, @Nullable String mail) {
        if (mail == null) {
            return actor;
        }
        var address = Digest.hex(normal(mail));
        var known = remembered.get(address);
        if (known != null) {
            return known;
        }
        var person = find(address).orElseGet(() -> add(address, actor));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(address, person);
        return person;
    }

    /** An address as it is compared: nobody has two that differ in the case of letters. */
    public static String normal(String mail) {
        return mail.strip().toLowerCase(Locale.ROOT);
    }

    private Optional<String> find(String address) {
        return queries.first(
                "select person from person_mail where mail = :mail",
                Parameters.of("mail", address),
                row -> row.getString(1));
    }

    private String add(String address, String actor) {
        queries.update(
                "insert into person_mail (mail, person) values (:mail, :person) on conflict (mail) do nothing",
                Parameters.of("mail", address).and("person", actor));
        return find(address).orElse(actor);
    }
}
