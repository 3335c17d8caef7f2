package dev.leadline.actions;

import java.util.Set;

/**
 * Says which types of action there are. Policies declare their own, and this room knows no policy: another one that does
 * implements it.
 */
public interface ActionTypes {

    /** The known ones, and what any policy declares under which a lead may be. */
    Set<String> all();
}
