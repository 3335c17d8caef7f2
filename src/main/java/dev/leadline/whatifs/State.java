package dev.leadline.whatifs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state of a what-if. */
@Schema(name = "WhatIfState")
enum State {
    /** A replica is at it. */
    RUNNING,
    /** There is a result. */
    DONE,
    /** Somebody called it off. */
    CANCELLED,
    /** It could not go on; it says why. */
    FAILED,
    /** The replica that ran it is gone. */
    ABANDONED
}
