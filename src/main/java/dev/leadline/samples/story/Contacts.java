package dev.leadline.samples.story;

import dev.leadline.kernel.fact.DispositionType;
import java.util.List;
import java.util.Random;

/** The calls and emails of one cycle of a lead, and how it ends. */
final class Contacts {

    private static final long DAY = 8 * 3_600;
    private static final List<String> REJECTIONS = List.of("no budget", "not now", "no need");

    private final LeadTale tale;
    private final Work work;
    private final int number;
    private final Random random;
    private final boolean writesAll;
    private long at;
    private int made;
    private int emails;
    private boolean isReached;

    /** @param first when the first call is made, in seconds of open time */
    Contacts(LeadTale tale, Work work, int number, long first, Random random) {
        this.tale = tale;
        this.work = work;
        this.number = number;
        this.random = random;
        this.at = first;
        this.writesAll = random.nextInt(100) < work.allEmails();
    }

    /** Makes as many attempts as are usual, until somebody answers. */
    void makeAll() {
        make(work.attempts());
    }

    /** Makes some attempts, until somebody answers. */
    void make(int most) {
        for (int i = 0; i < most && !isReached; i++) {
            if (made > 0) {
                at += pace();
            }
            boolean isEmail = i % (work.attempts() / work.emails()) == work.attempts() / work.emails() - 1;
            if (isEmail) {
                write();
            } else {
                call();
            }
            made++;
        }
    }

    /** Some are slow, so that they are done after the time allowed. */
    private long pace() {
        double usual = (double) DAY * work.days() / (work.attempts() + 1);
        return (long) (usual * (number % 13 == 6 ? 1.5 : 0.6 + 0.35 * random.nextDouble()));
    }

    private void call() {
        int chance = random.nextInt(100);
        isReached = chance < Math.max(4, work.answered() - made);
        var outcome = isReached
                ? chance == 0 ? "INBOUND" : "CONNECTED"
                : chance > 96 ? "WRONG_NUMBER" : chance > 60 ? "VOICEMAIL" : "NO_ANSWER";
        if (made > 0) {
            tale.attempt(at, "PHONE", outcome);
        } else if (number % 23 == 7) {
            tale.attempt(at, "PHONE", outcome, 20 + random.nextInt(50));
        } else {
            LeadWork.amend(tale, number, at, tale.attempt(at, "PHONE", outcome));
        }
    }

    private void write() {
        emails++;
        if (writesAll || emails == 1) {
            int chance = random.nextInt(100);
            isReached = chance < 5;
            tale.attempt(at, "EMAIL", isReached ? "REPLIED" : chance > 97 ? "BOUNCED" : "SENT");
        }
    }

    /** The lead is given up before all was tried; who was reached first is rejected. */
    void giveUp(String reason) {
        dispose(isReached ? DispositionType.REJECTED : DispositionType.DISQUALIFIED, reason);
    }

    /** Most leads are decided about soon, some late, and a few never. */
    void decide() {
        int chance = random.nextInt(100);
        if (chance > 94) {
            return;
        }
        at += chance > 88 ? 7 * DAY : 0;
        if (!isReached) {
            dispose(chance % 3 == 0 ? DispositionType.RETURNED : DispositionType.DISQUALIFIED, "no answer");
        } else if (chance < 58) {
            dispose(DispositionType.ACCEPTED, null);
        } else {
            dispose(chance % 2 == 0 ? DispositionType.REJECTED : DispositionType.DISQUALIFIED, reason());
        }
    }

    private String reason() {
        return REJECTIONS.get(random.nextInt(REJECTIONS.size()));
    }

    /** @return when that was */
    long dispose(DispositionType type, String reason) {
        at += (long) (DAY * (0.1 + 0.9 * random.nextDouble()));
        tale.dispose(at, type, reason);
        return at;
    }
}
