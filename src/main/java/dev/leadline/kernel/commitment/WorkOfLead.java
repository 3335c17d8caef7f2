package dev.leadline.kernel.commitment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The attempts that sales owes a lead of one type, in all channels. A channel of which nobody knows how many are needed
 * shrinks as the others do, since a lead that is reached needs none in any channel; where nothing is known it is the floor.
 */
public record WorkOfLead(List<OwedAttempts> channels) {

    public WorkOfLead {
        channels = List.copyOf(channels);
    }

    /**
     * Attempts in one channel.
     *
     * @param expected how many are needed on average
     * @param worst how many are needed when nobody answers
     */
    public record Attempts(String channel, BigDecimal expected, BigDecimal worst) {

        public Attempts times(BigDecimal leads) {
            return new Attempts(channel, expected.multiply(leads), worst.multiply(leads));
        }

        public Attempts plus(Attempts more) {
            return new Attempts(channel, expected.add(more.expected), worst.add(more.worst));
        }
    }

    /** What a lead takes from its receipt on. */
    public List<Attempts> whole() {
        return after(List.of());
    }

    /** What more a lead takes that was not reached by the attempts that were made, each named by its channel. */
    public List<Attempts> after(List<String> made) {
        return channels.stream()
                .map(each -> {
                    int done =
                            (int) made.stream().filter(each.channel()::equals).count();
                    var worst = BigDecimal.valueOf(Math.max(0, each.floor() - done));
                    return new Attempts(each.channel(), expected(each, done, worst), worst);
                })
                .toList();
    }

    private BigDecimal expected(OwedAttempts each, int done, BigDecimal worst) {
        return each.isKnown() ? each.expectedAfter(done) : worst.multiply(shrinking(), MathContext.DECIMAL128);
    }

    /** What part of the attempts is needed, in the channels in which that is known; 1 where it is in none. */
    private BigDecimal shrinking() {
        var known = channels.stream().filter(OwedAttempts::isKnown).toList();
        int floor = known.stream().mapToInt(OwedAttempts::floor).sum();
        if (floor == 0) {
            return BigDecimal.ONE;
        }
        return known.stream()
                .map(OwedAttempts::expected)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(floor), MathContext.DECIMAL128);
    }
}
