package dev.leadline.reports;

import dev.leadline.reports.duties.DutyQuestion;
import dev.leadline.reports.duties.DutyTally;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the leads of late duties are worth: at stake, and not lost.
 *
 * @param commitment the commitment that says so
 * @param currency the currency of the value
 * @param value the sum of what each lead is worth: the conversion of its type times the average deal
 * @param count the late duties whose leads the commitment values
 * @param of all late duties
 * @param leads the address of the list of those that it values
 */
@Schema(name = "AtStake")
record AtStakeBody(String commitment, String currency, BigDecimal value, long count, long of, String leads) {

    static AtStakeBody from(DutyTally.AtStake atStake, DutyTally tally, DutyQuestion question) {
        return new AtStakeBody(
                atStake.commitment(),
                atStake.currency(),
                atStake.value(),
                atStake.count(),
                tally.late(),
                LeadsLink.toValued(question, atStake.commitment()));
    }
}
