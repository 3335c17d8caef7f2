package dev.leadline.access;

import dev.leadline.database.Queries;
import dev.leadline.web.problems.Problem;
import dev.leadline.web.problems.ProblemType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The ways to be known to this server. */
@Singleton
public final class SignIns {

    @Inject
    @Any
    Instance<SignInWay> ways;

    @Inject
    LocalMode local;

    /** What those are called by which somebody could come in, in alphabetical order. */
    public List<String> words() {
        return ways.stream()
                .filter(SignInWay::isOffered)
                .map(SignInWay::word)
                .sorted()
                .toList();
    }

    /** Where people sign in who are known to others; empty where there are no such others. */
    Optional<SignInWay.Elsewhere> elsewhere() {
        return ways.stream().flatMap(way -> way.elsewhere().stream()).findFirst();
    }

    /** Whether an admin could come in now, by any of them. */
    boolean letAdminIn() {
        return ways.stream().anyMatch(SignInWay::letsAdminIn);
    }

    /** Whether an admin could still come in if one way were shut. */
    public boolean letAdminInWithout(String word) {
        return local.applies() || ways.stream().anyMatch(way -> !way.word().equals(word) && way.letsAdminIn());
    }

    /** Within a transaction: nobody else shuts a way in until its end, so that the last two are not shut at once. */
    public static void lock(Queries queries) {
        queries.list("select pg_advisory_xact_lock(hashtext('leadline.sign-ins'))", row -> null);
    }

    /** 401 for whoever says nothing of who they are. */
    static Problem nobody() {
        return unknown("The request has no credentials.\n"
                + "Sign in, or use the header Authorization: Bearer with a key of this server.");
    }

    /** 401 for whoever says what proves nothing. */
    public static Problem unknown(String detail) {
        return new Problem(ProblemType.UNAUTHENTICATED, detail, List.of());
    }
}
