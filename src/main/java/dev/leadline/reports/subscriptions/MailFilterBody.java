package dev.leadline.reports.subscriptions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.web.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a report is about. Several values of one field mean any of them, several fields mean all of them; a field that is
 * absent or empty means everything.
 *
 * @param policy the ids of policies
 * @param stage the stages of the funnel
 * @param team the teams of the owners
 * @param owner the owners; only with exactly one team, since names of people stand only in mails about one team
 * @param tier the tiers
 * @param source the sources of the leads
 */
@Schema(name = "ReportFilter")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MailFilterBody(
        @Size(max = MOST, message = MANY) List<@NotNull @PlainText String> policy,
        @Size(max = MOST, message = MANY) List<@NotNull @PlainText String> stage,
        @Schema(examples = "[\"west\"]") @Size(max = MOST, message = MANY) List<@NotNull @PlainText String> team,
        @Size(max = MOST, message = MANY) List<@NotNull @PlainText String> owner,
        @Size(max = MOST, message = MANY) List<@NotNull @PlainText String> tier,
        @Size(max = MOST, message = MANY) List<@NotNull @PlainText String> source) {

    private static final int MOST = 50;
    private static final String MANY = "must have at most " + MOST + " values";

    public MailFilterBody {
        policy = kept(policy);
        stage = kept(stage);
        team = kept(team);
        owner = kept(owner);
        tier = kept(tier);
        source = kept(source);
    }

    /** As they are until they are checked. */
    private static List<String> kept(List<String> values) {
        return values == null ? List.of() : values;
    }

    public static MailFilterBody everything() {
        return new MailFilterBody(null, null, null, null, null, null);
    }

    /** The fields that narrow it, with their values, under the names that doors give them. */
    @JsonIgnore
    public Map<String, List<String>> given() {
        var given = new LinkedHashMap<String, List<String>>();
        given.put("policy", policy);
        given.put("stage", stage);
        given.put("team", team);
        given.put("owner", owner);
        given.put("tier", tier);
        given.put("source", source);
        given.values().removeIf(List::isEmpty);
        return given;
    }

    /** Whether it is about one team, so that names of people may stand in it. */
    @JsonIgnore
    public boolean isOfOneTeam() {
        return team.size() == 1;
    }
}
