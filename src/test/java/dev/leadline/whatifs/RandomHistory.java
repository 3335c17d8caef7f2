package dev.leadline.whatifs;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;

import dev.leadline.web.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Facts told of leads as time goes by, made up by a seed: calls and emails, other ranks, owners, pauses, merges, what is
 * taken back, and leads that are closed.
 */
final class RandomHistory {

    private static final List<String> RANKS = List.of("100", "92", "85", "84.9", "70", "60", "59", "45", "44.9", "10");
    private static final List<String> CALLS =
            List.of("NO_ANSWER", "NO_ANSWER", "VOICEMAIL", "WRONG_NUMBER", "CONNECTED");
    private static final List<String> OWNERS = List.of(
            "\"owner\":\"east-1\",\"team\":\"east\"",
            "\"owner\":\"east-2\",\"team\":\"east\"",
            "\"owner\":\"west-1\",\"team\":\"west\"",
            "\"team\":\"west\"");

    private final String policy;
    private final SettableClock time;
    private final Random random;
    private final List<String> leads = new ArrayList<>();
    private final List<String> attempts = new ArrayList<>();
    private int facts;

    RandomHistory(String policy, SettableClock time, Random random) {
        this.policy = policy;
        this.time = time;
        this.random = random;
    }

    /** Every lead that was ever told of. */
    List<String> leads() {
        return leads;
    }

    /** So many things happen, an hour or some apart, by night as well as by day. */
    void goesOn(int happenings) {
        for (int i = 0; i < happenings; i++) {
            time.set(time.instant().plus(Duration.ofMinutes(random.nextInt(isOneIn(6) ? 2_000 : 60))));
            happen();
        }
    }

    private void happen() {
        if (leads.size() < 5 || isOneIn(4)) {
            receive();
            return;
        }
        var lead = leads.get(random.nextInt(leads.size()));
        switch (random.nextInt(12)) {
            case 0 -> tell(lead, "ranks", "\"rank\":" + any(RANKS) + at());
            case 1, 2 -> tell(lead, "assignments", any(OWNERS) + at());
            case 3 -> tell(lead, "pauses", "\"reason\":\"on holiday\",\"from\":\"" + earlier() + "\"" + until());
            case 4 -> withdraw();
            case 5 -> close(lead);
            case 6 -> merge(lead);
            case 7, 8 -> attempt(lead, "EMAIL", isOneIn(8) ? "REPLIED" : "SENT");
            default -> attempt(lead, "PHONE", any(CALLS));
        }
    }

    private void receive() {
        var lead = policy + "-" + leads.size();
        leads.add(lead);
        var rank = isOneIn(9) ? "" : "\"rank\":" + any(RANKS) + ",";
        given().contentType("application/json")
                .body("{%s\"policy\":\"%s\",\"stage\":\"MQL\",%s,\"receivedAt\":\"%s\"}"
                        .formatted(rank, policy, any(OWNERS), earlier()))
                .put("/v1/leads/{lead}", lead)
                .then()
                .statusCode(201);
    }

    private void attempt(String lead, String channel, String outcome) {
        tell(lead, "attempts", "\"channel\":\"%s\",\"outcome\":\"%s\"%s".formatted(channel, outcome, at()));
        attempts.add(lead + " f" + facts);
    }

    private void withdraw() {
        if (!attempts.isEmpty()) {
            var attempt = attempts.remove(random.nextInt(attempts.size())).split(" ");
            tell(
                    attempt[0],
                    "withdrawals",
                    "\"kind\":\"attempt\",\"of\":\"%s\",\"reason\":\"a mistake\"".formatted(attempt[1]));
        }
    }

    private void close(String lead) {
        var type = any(List.of("ACCEPTED", "DISQUALIFIED", "RETURNED"));
        tell(lead, "dispositions", "\"type\":\"" + type + "\"" + at());
    }

    private void merge(String lead) {
        var other = leads.get(random.nextInt(leads.size()));
        if (!other.equals(lead) && isOneIn(2)) {
            tell(lead, "merges", "\"absorbs\":\"" + other + "\"" + at());
        }
    }

    /** What cannot be, such as merging a lead that is another one by now, is refused and does not happen. */
    private void tell(String lead, String door, String says) {
        facts++;
        given().contentType("application/json")
                .body("{\"id\":\"f" + facts + "\"," + says + "}")
                .post("/v1/leads/{lead}/{door}", lead, door)
                .then()
                .statusCode(anyOf(equalTo(201), equalTo(202), equalTo(409), equalTo(422)));
    }

    private String at() {
        return ",\"occurredAt\":\"" + earlier() + "\"";
    }

    private String until() {
        var to = time.instant().plus(Duration.ofMinutes(1 + random.nextInt(4_000)));
        return isOneIn(4) ? "" : ",\"to\":\"" + to + "\"";
    }

    /** Most things become known when they happen, some later. */
    private Instant earlier() {
        return isOneIn(3) ? time.instant().minus(Duration.ofMinutes(random.nextInt(600))) : time.instant();
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private boolean isOneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
