package dev.leadline.alerts;

/** The state of a delivery. */
enum DeliveryState {
    /** It is sent when it is due. */
    PENDING,
    /** The receiver took it. */
    DELIVERED,
    /** It was given up, and waits for someone to send it again. */
    PARKED,
    /** There is no receiver of that name yet; it is sent when there is one. */
    UNADDRESSED,
    /** It is kept and not sent: it was too old, or said what nobody needs to be told. */
    SUPPRESSED,
    /** Someone did not want it to be sent any more. */
    DISCARDED
}
