package dev.leadline.proposals;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be proposed to be published. */
@Schema(name = "ProposalKind")
enum SubjectKind {
    POLICY("/v1/policies/", "/publications"),
    CALENDAR("/v1/calendars/", "/publications"),
    COMMITMENT("/v1/commitments/", ""),
    WAIVER("/v1/waivers/", "/approval");

    private final String address;
    private final String door;

    SubjectKind(String address, String door) {
        this.address = address;
        this.door = door;
    }

    /** As people say it, such as {@code policy}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where one of its kind is. */
    String address(String id) {
        return address + id;
    }

    /** Where one is published without a proposal. */
    String directDoor(String id) {
        return address(id) + door;
    }
}
