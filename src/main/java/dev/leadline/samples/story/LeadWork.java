package dev.leadline.samples.story;

import dev.leadline.facts.AmendableKind;
import dev.leadline.kernel.fact.DispositionType;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What becomes of one lead. Which turn its story takes follows from its number, so that each turn is taken often enough; when,
 * and what is said on the phone, is made up.
 */
final class LeadWork {

    /** A business day in seconds. */
    private static final long DAY = 8 * 3_600;

    private static final List<String> EXCUSES = List.of("duplicate", "wrong person", "competitor", "do not contact");
    private static final List<String> NO_EXCUSES = List.of("no answer", "no budget", "no answer");

    private final LeadTale tale;
    private final int number;
    private final long received;
    private final Map<String, Object> attributes;
    private final Random random;
    private final Rep rep;

    /** @param received when, in seconds of open time */
    LeadWork(LeadTale tale, int number, long received, Map<String, Object> attributes, Random random) {
        this.tale = tale;
        this.number = number;
        this.received = received;
        this.attributes = attributes;
        this.random = random;
        this.rep = Rep.ALL.get(random.nextInt(Rep.ALL.size()));
    }

    /** It was received just now, and nobody has called yet. */
    void fresh(Work work) {
        tale.describe(received, rank(work), rep, number % 4 != 1, attributes);
    }

    /** It is below the worked tiers; some rise later. */
    void nurtured() {
        tale.describe(received, 5 + random.nextInt(40), rep, false, attributes);
        if (number % 49 == 3) {
            long risen = received + within(0.5, 3);
            tale.rank(risen, 72);
            tale.assign(risen + 60, rep);
            attempts(Work.B, risen + 1_800, rep);
        }
    }

    /** Nobody has ranked it; half of them are ranked in the end. */
    void unscored() {
        tale.describe(received, null, rep, true, attributes);
        if (number % 80 == 5) {
            long ranked = received + within(0.2, 1.5);
            tale.rank(ranked, rank(Work.B));
            attempts(Work.B, ranked + 1_200, rep);
        }
    }

    /** The lead before came a second time. */
    void duplicate(LeadTale other) {
        tale.describe(received, 66, rep, true, attributes);
        tale.attempt(received + 2_400, "EMAIL", "SENT");
        if (number % 2 == 0) {
            tale.dispose(received + 5_000, DispositionType.DISQUALIFIED, "duplicate");
        }
        other.absorb(received + 9_000, tale.id(), number % 4 == 3);
    }

    void worked(Work work) {
        if (number % 24 == 10) {
            handedOnLate(work);
        } else if (rep.isRoutedLate() && random.nextInt(100) < 38) {
            routedLate(work);
        } else {
            tale.describe(received, rank(work), rep, true, attributes);
            if (number % 41 != 17) {
                attempts(work, received + delay(work), rep);
            }
        }
    }

    private void routedLate(Work work) {
        tale.describe(received, rank(work), rep, false, attributes);
        boolean isBeforeDeadline = random.nextBoolean();
        long assigned = received + part(work, isBeforeDeadline ? 0.7 : 1.02, isBeforeDeadline ? 0.95 : 1.7);
        tale.assign(assigned, rep);
        attempts(work, assigned + part(work, 0.31, 0.6), rep);
    }

    private void handedOnLate(Work work) {
        tale.describe(received, rank(work), rep, true, attributes);
        long handed = received + part(work, 0.75, 0.95);
        tale.assign(handed, rep.colleague());
        attempts(work, handed + part(work, 0.3, 0.7), rep.colleague());
    }

    private int rank(Work work) {
        return work.lowest() + random.nextInt(work.highest() - work.lowest() + 1);
    }

    private long within(double from, double to) {
        return (long) (DAY * (from + (to - from) * random.nextDouble()));
    }

    private long part(Work work, double from, double to) {
        return (long) (work.call() * (from + (to - from) * random.nextDouble()));
    }

    /** How long the first call takes from when the lead was somebody's. */
    private long delay(Work work) {
        if (random.nextInt(100) < rep.late()) {
            return part(work, 1.1, 2.4);
        }
        long quick = (long) (-Math.log(1 - random.nextDouble()) * work.call() / 5);
        return 60 + Math.min(quick, (long) (work.call() * 0.9));
    }

    /** @param first when the first call is made */
    private void attempts(Work work, long first, Rep owner) {
        var contact = new Contacts(tale, work, number, first, random);
        turns(work, first, owner);
        if (number % 19 == 4 || isWrongPerson()) {
            contact.make(1 + random.nextInt(2));
            contact.giveUp(isWrongPerson() ? "wrong person" : any(number % 2 == 0 ? EXCUSES : NO_EXCUSES));
        } else if (number % 33 == 12) {
            comesBack(work, contact, owner);
        } else if (number % 27 == 8) {
            contact.make(2);
        } else {
            contact.makeAll();
            contact.decide();
        }
    }

    private boolean isWrongPerson() {
        return attributes.get("source").equals("bought-list") && number % 3 == 0;
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private void comesBack(Work work, Contacts contact, Rep owner) {
        contact.make(work.attempts());
        long returned = contact.dispose(DispositionType.RETURNED, "not now");
        long again = returned + within(3, 8);
        tale.describe(again, rank(work), owner, true, attributes);
        var second = new Contacts(tale, work, number, again + delay(work), random);
        second.makeAll();
        second.decide();
    }

    /** What else happens while the lead is worked. */
    private void turns(Work work, long first, Rep owner) {
        if (number % 17 == 2) {
            Integer days = number % 85 == 2 ? null : 2 + random.nextInt(3);
            tale.pause(first + within(0.4, 1.5), days, "The lead is on holiday.");
        }
        if (number % 16 == 9) {
            tale.rank(first + within(0.2, 1.5), number % 48 == 9 ? 30 : work == Work.A ? 70 : 91);
        }
        if (number % 14 == 1) {
            tale.assign(first + within(0.8, 2), owner.colleague());
        }
    }

    static void amend(LeadTale tale, int number, long first, String call) {
        if (number % 61 == 30) {
            tale.withdraw(first + DAY, AmendableKind.ATTEMPT, call);
        } else if (number % 37 == 11) {
            tale.correct(first + DAY / 2, call, Math.max(0, first - 4_500), "PHONE", "NO_ANSWER");
        }
    }
}
