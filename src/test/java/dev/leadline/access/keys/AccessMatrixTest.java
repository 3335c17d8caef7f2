package dev.leadline.access.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.access.LocalModeSwitch;
import dev.leadline.access.Role;
import dev.leadline.access.oidc.Company;
import dev.leadline.access.oidc.SignOnSwitch;
import dev.leadline.web.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the OpenAPI document, asked by every role and by those who prove nothing: {@code access/matrix.csv}
 * says who may, and is reviewed. An operation that is missing there fails. What is asked is malformed, or about what there
 * is not, so that nothing is done: whoever may hears that, and whoever may not hears 401 or 403 before.
 */
@QuarkusTest
class AccessMatrixTest {

    private static final Path MATRIX = Path.of("src/test/resources/access/matrix.csv");
    private static final Path LIMITED = Path.of("src/test/resources/access/limited.csv");

    @Inject
    KeyTable table;

    @Inject
    KeyRing ring;

    @Inject
    SettableClock clock;

    @Inject
    LocalModeSwitch local;

    @Inject
    SignOnSwitch signOn;

    private final Operations all = new Operations();
    private final List<String> made = new ArrayList<>();

    @BeforeEach
    void need_credentials() {
        local.off();
    }

    @AfterEach
    void revoke() {
        local.on();
        signOn.off();
        made.forEach(id -> table.revoke(id, "test", clock.instant()));
    }

    private KeyText key(String role) {
        var text = KeyText.create(KeyText.newId());
        var now = clock.instant();
        table.add(
                new NewKey("Matrix", List.of(role), List.of(), null, null, null),
                text,
                new KeyMaker("test", "test"),
                now);
        made.add(text.id());
        return text;
    }

    private static Map<String, Map<String, String>> matrix() throws IOException {
        var lines = Files.readAllLines(MATRIX);
        var roles = lines.get(0).split(",");
        var rows = new TreeMap<String, Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            var row = new LinkedHashMap<String, String>();
            for (int i = 1; i < roles.length; i++) {
                row.put(roles[i], cells[i]);
            }
            rows.put(cells[0], row);
        }
        return rows;
    }

    @Test
    void the_matrix_has_a_row_for_each_operation_and_a_column_for_each_role() throws Exception {
        var rows = matrix();

        assertThat(new TreeSet<>(rows.keySet()))
                .isEqualTo(new TreeSet<>(all.byId().keySet()));
        assertThat(rows.values()).allSatisfy(row -> assertThat(row.keySet())
                .containsExactlyElementsOf(
                        java.util.Arrays.stream(Role.values()).map(Role::word).toList()));
    }

    @Test
    void every_role_may_do_what_the_matrix_says_and_nothing_else() throws Exception {
        var rows = matrix();
        var keys = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            keys.put(role.word(), key(role.word()).text());
        }
        ring.poll();
        var wrong = new ArrayList<String>();
        for (var operation : all.byId().entrySet()) {
            for (var key : keys.entrySet()) {
                int status = all.ask(operation.getValue(), key.getValue());
                boolean isLetIn = status != 401 && status != 403;
                boolean isMeant =
                        !rows.get(operation.getKey()).get(key.getKey()).isEmpty();
                if (isLetIn != isMeant) {
                    wrong.add(operation.getKey() + " by " + key.getKey() + ": " + status);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** What is the same for all policies (common), and what the door itself tells apart (divided): a reviewed list. */
    @Test
    void a_key_for_some_policies_comes_in_nowhere_but_where_policies_are_told_apart() throws Exception {
        var text = KeyText.create(KeyText.newId());
        var limited = new NewKey("Matrix", List.of("admin"), List.of(), List.of("mql-to-sal-simple"), null, null);
        table.add(limited, text, new KeyMaker("test", "test"), clock.instant());
        made.add(text.id());
        ring.poll();
        var found = new TreeSet<String>();
        for (var operation : all.byId().entrySet()) {
            if (all.ask(operation.getValue(), text.text()) != 403) {
                found.add(operation.getKey());
            }
        }

        assertThat(found)
                .isEqualTo(Files.readAllLines(LIMITED).stream()
                        .skip(1)
                        .map(line -> line.split(",")[0])
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whoever_proves_nothing_comes_in_nowhere() throws Exception {
        var now = clock.instant();
        var expired = KeyText.create(KeyText.newId());
        table.add(
                new NewKey("Matrix", List.of("admin"), List.of(), null, null, now.minusSeconds(1)),
                expired,
                new KeyMaker("test", "test"),
                now.minusSeconds(60));
        made.add(expired.id());
        var revoked = key("admin");
        table.revoke(revoked.id(), "test", now);
        var wrong = KeyText.create(key("admin").id());
        ring.poll();
        var company = new Company();
        signOn.on(company);
        var proofs = new LinkedHashMap<String, String>();
        proofs.put("none", null);
        proofs.put("wrong", wrong.text());
        proofs.put("unknown", KeyText.create(KeyText.newId()).text());
        proofs.put("expired", expired.text());
        proofs.put("revoked", revoked.text());
        proofs.put("foreign", company.foreignToken());
        var rows = matrix();
        var found = new ArrayList<String>();
        for (var operation : all.byId().entrySet()) {
            boolean isOpen = rows.get(operation.getKey()).containsValue("open");
            for (var proof : proofs.entrySet()) {
                int status = all.ask(operation.getValue(), proof.getValue());
                if ((status != 401) != isOpen) {
                    found.add(operation.getKey() + " with " + proof.getKey() + ": " + status);
                }
            }
        }

        company.close();
        assertThat(found).isEmpty();
    }
}
