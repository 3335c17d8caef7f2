package dev.leadline.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.leadline.kernel.obligation.VersionPeriod;
import dev.leadline.kernel.policy.Transition;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A version that held for a tracked lead, as the ledger keeps it, so that the decision can be made again (T2).
 *
 * @param from from when on; absent for the first
 * @param policy the policy's version
 * @param calendars the versions of its calendars, by id
 * @param transition what its coming meant for what was owed; absent for the first
 * @param reason why it came; absent for the first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VersionPeriodBody(
        Instant from, String policy, Map<String, String> calendars, String transition, String reason) {

    static VersionPeriodBody from(VersionPeriod regime) {
        var calendars = new TreeMap<String, String>();
        regime.policy().calendars().forEach((id, calendar) -> calendars.put(id, calendar.version()));
        Transition transition = regime.transition();
        return new VersionPeriodBody(
                regime.from(),
                regime.policy().version(),
                calendars,
                transition == null ? null : transition.text(),
                regime.reason());
    }
}
