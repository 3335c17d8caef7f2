package dev.leadline.leads.store;

import dev.leadline.database.Parameters;
import dev.leadline.database.Queries;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who has leads: the owners and teams that leads name. */
@ApplicationScoped
public class LeadPeople {

    /** From one name to the next along the index: what it costs depends on how many names there are, not leads. */
    private static final String NAMES =
            """
            with recursive name as (
              (select %1$s as name from listed_lead where %1$s > :after order by %1$s limit 1)
              union all
              select (select %1$s from listed_lead where %1$s > name.name order by %1$s limit 1) from name
              where name.name is not null)
            select name from name where name is not null limit :most
            """;

    private static final String OPEN =
            """
            select owner, coalesce(array_agg(team order by team) filter (where team is not null), '{}') as teams,
                   sum(leads) as leads
            from (select owner, team, count(*) as leads from listed_lead
                  where standing = 'OPEN' and owner = any(:owners) group by owner, team) t
            group by owner
            """;

    private static final int MOST_NAMES = 10_000;

    private final Queries queries;

    LeadPeople(Queries queries) {
        this.queries = queries;
    }

    /**
     * An owner of leads.
     *
     * @param name the name, as leads have it
     * @param teams the teams in which there are open leads of this owner
     * @param openLeads how many open leads there are
     */
    @Schema(name = "Person")
    public record Owner(String name, List<String> teams, long openLeads) {}

    /** The names of all owners, sorted; at most 10,000. */
    public List<String> owners() {
        return names("owner", "", MOST_NAMES);
    }

    /** The names of all teams, sorted; at most 10,000. */
    public List<String> teams() {
        return names("team", "", MOST_NAMES);
    }

    /** Owners after a name, sorted. */
    public List<Owner> page(String after, int most) {
        var names = names("owner", after, most);
        var open = queries
                .list(
                        OPEN,
                        Parameters.of("owners", names),
                        row -> new Owner(
                                row.getString("owner"),
                                List.of((String[]) row.getArray("teams").getArray()),
                                row.getLong("leads")))
                .stream()
                .collect(java.util.stream.Collectors.toMap(Owner::name, owner -> owner));
        return names.stream()
                .map(name -> open.getOrDefault(name, new Owner(name, List.of(), 0)))
                .toList();
    }

    private List<String> names(String column, String after, int most) {
        return queries.list(
                NAMES.formatted(column), Parameters.of("after", after).and("most", most), row -> row.getString("name"));
    }
}
