package dev.leadline.access.oidc;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Every statement on the table of sessions that began at the issuer. A row goes with its session. */
@Singleton
class SignOnTable {

    private final Queries queries;

    SignOnTable(Queries queries) {
        this.queries = queries;
    }

    void add(SignOnRow row) {
        queries.update(
                """
                insert into sign_on (session, issuer_session, id_token, end_session)
                values (:session, :sid, :token, :place)
                """,
                Parameters.of("session", row.session())
                        .and("sid", row.issuerSession())
                        .and("token", row.idToken())
                        .and("place", row.endSession()));
    }

    Optional<SignOnRow> find(String session) {
        return queries.first(
                "select * from sign_on where session = :session",
                Parameters.of("session", session),
                row -> new SignOnRow(
                        row.getString("session"),
                        row.getString("issuer_session"),
                        row.getString("id_token"),
                        row.getString("end_session")));
    }

    /** The sessions here that began in one there. */
    List<String> ofIssuerSession(String issuerSession) {
        return queries.list(
                "select session from sign_on where issuer_session = :sid",
                Parameters.of("sid", issuerSession),
                row -> row.getString("session"));
    }
}
