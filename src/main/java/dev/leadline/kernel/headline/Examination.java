package dev.leadline.kernel.headline;

/** One of the fixed tests: looks at the counts and answers its question. */
interface Examination {

    /** The share of false groups among those told that is put up with (M2). */
    double FALSE_DISCOVERIES = 0.1;

    Answer answer(Observed observed);
}
