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
    UNADDRESSED
}
