package dev.leadline.samples.story;

/**
 * What is usually done for a lead of a tier: about what the shipped policy {@code mql-to-sal-predictive} asks for, except that
 * hardly anybody writes all the emails that the first tier asks for.
 *
 * @param lowest the lowest rank
 * @param highest the highest rank
 * @param call the seconds within which the first call is due
 * @param calls how many calls are made
 * @param emails how many emails are written
 * @param days within how many business days
 * @param allEmails the percentage of leads for which all emails are written
 * @param answered the percentage of first calls that are answered
 */
record Work(int lowest, int highest, int call, int calls, int emails, int days, int allEmails, int answered) {

    static final Work A = new Work(85, 100, 7_200, 7, 3, 8, 30, 15);
    static final Work B = new Work(60, 84, 14_400, 4, 2, 10, 88, 12);
    static final Work C = new Work(45, 59, 21_600, 3, 1, 12, 92, 9);

    int attempts() {
        return calls + emails;
    }
}
