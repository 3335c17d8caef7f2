package dev.leadline.samples.story;

import java.util.List;

/**
 * One who works leads in the story, and how. Most are quick; {@code central-3} is late by the own clock, and the team
 * {@code west} gets its leads late.
 *
 * @param owner an id, no name of a person
 * @param team the team
 * @param late the percentage of first calls that come after the time allowed
 */
public record Rep(String owner, String team, int late) {

    static final String TEAM_OF_LATE_ROUTING = "west";

    public static final List<Rep> ALL = List.of(
            new Rep("east-1", "east", 3),
            new Rep("east-2", "east", 6),
            new Rep("east-3", "east", 5),
            new Rep("east-4", "east", 8),
            new Rep("central-1", "central", 6),
            new Rep("central-2", "central", 4),
            new Rep("central-3", "central", 48),
            new Rep("central-4", "central", 7),
            new Rep("west-1", TEAM_OF_LATE_ROUTING, 5),
            new Rep("west-2", TEAM_OF_LATE_ROUTING, 7),
            new Rep("west-3", TEAM_OF_LATE_ROUTING, 4),
            new Rep("west-4", TEAM_OF_LATE_ROUTING, 6));

    /** Another one of the same team. */
    Rep colleague() {
        var team = ALL.stream().filter(each -> each.team().equals(team())).toList();
        return team.get((team.indexOf(this) + 1) % team.size());
    }

    boolean isRoutedLate() {
        return team.equals(TEAM_OF_LATE_ROUTING);
    }
}
