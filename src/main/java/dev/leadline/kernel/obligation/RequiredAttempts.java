package dev.leadline.kernel.obligation;

import dev.leadline.kernel.calendar.BusinessDuration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that a tier requires in every channel before anyone may give up (O2), against what was made.
 *
 * @param tier the tier that requires them
 * @param channels one per channel, in the policy's channel order
 * @param activity what was done about the lead
 */
public record RequiredAttempts(Tier tier, List<ChannelRequirement> channels, LeadActivity activity) {

    public RequiredAttempts {
        channels = List.copyOf(channels);
    }

    /** Returns whether nothing remains in any channel. */
    public boolean isMet() {
        for (var channel : channels) {
            if (channel.remaining() > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the moment of the last required attempt, or of receipt if none is required; {@code null} while one
     * remains.
     */
    public @Nullable Instant getMetAt() {
        if (!isMet()) {
            return null;
        }
        var metAt = activity.clock().receivedAt();
        for (var channel : channels) {
            metAt = channel.metAt() != null && channel.metAt().isAfter(metAt) ? channel.metAt() : metAt;
        }
        return metAt;
    }

    /** Returns the moment of the first attempt that counts in a channel. */
    public @Nullable Instant firstAt(String channel) {
        return activity.history().firstAt(channel);
    }

    /**
     * Something owed within a time from receipt (O1). Where the lead's rank or policy became another since, it is the
     * {@link Promise} of it, and rules about changes conclude by when it is owed (O8, O9).
     *
     * @param kind which obligation: a known one or one that the policy declares
     * @param within the time allowed
     * @param doneAt when it was done
     */
    public Due owe(String kind, BusinessDuration within, @Nullable Instant doneAt) {
        return new Promise(
                        activity,
                        this,
                        kind,
                        within,
                        null,
                        doneAt,
                        activity.history().endedAt())
                .due();
    }

    /** The same, done as the kind says: a known one by what does it anyway, a declared one by the attempts it names. */
    public Due owe(String kind, BusinessDuration within) {
        return Promise.of(activity, this, kind, within, null).due();
    }

    /**
     * The same with the time as it is written.
     *
     * @param within such as {@code "2 business hours"}; {@code "0 business days"} ends with the business day it begins in
     */
    public Due owe(String kind, String within) {
        return owe(kind, BusinessDuration.parse(within));
    }

    /** The same with the time as it is written, and what does it. */
    public Due owe(String kind, String within, @Nullable Instant doneAt) {
        return owe(kind, BusinessDuration.parse(within), doneAt);
    }

    /**
     * The same counted from another moment than receipt: what was done before that moment does not satisfy it.
     *
     * @param from the moment, such as that of a {@link Timer}
     */
    public Due oweFrom(Instant from, String kind, String within) {
        return Promise.of(activity, this, kind, BusinessDuration.parse(within), from)
                .due();
    }

    /** Returns the requirement of one channel. */
    public ChannelRequirement in(String channel) {
        for (var each : channels) {
            if (each.channel().equals(channel)) {
                return each;
            }
        }
        return new ChannelRequirement(channel, 0, 0, null);
    }
}
