package dev.leadline.kernel.optimisation;

import dev.leadline.kernel.Invalid;

/**
 * The leads that were contacted exactly so many times before they were closed.
 *
 * @param attempts how many times, 1 to {@value #MOST_ATTEMPTS}
 * @param leads how many leads, 0 to {@value #MOST_LEADS}
 * @param customers how many of them became customers
 */
public record Cohort(int attempts, long leads, long customers) {

    public static final int MOST_ATTEMPTS = 1_000;
    public static final long MOST_LEADS = 1_000_000_000;

    /** @throws Invalid when a number is beyond its bounds, or there are more customers than leads */
    public Cohort {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new Invalid(
                    "/attempts", attempts, "The attempts (" + attempts + ") must be a whole number from 1 to 1000.");
        }
        if (leads < 0 || leads > MOST_LEADS) {
            throw new Invalid("/leads", leads, "The leads (" + leads + ") must be from 0 to 1000000000.");
        }
        if (customers < 0 || customers > leads) {
            throw new Invalid(
                    "/customers",
                    customers,
                    "The customers (" + customers + ") must be from 0 to the leads (" + leads + ") of the cohort.");
        }
    }
}
