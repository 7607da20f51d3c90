package cn.doorplate.capacity;

import java.util.List;

/**
 * What happened to people without their own doing: a place was offered to them, they were too late to accept it, or they waited in
 * vain. Published once, inside the transaction in which it happens, which may be that of somebody else's release.
 *
 * @param kind whose pool it is
 * @param moved in the order in which it happened; 200 at most
 */
public record ClaimsMoved(String kind, long pool, List<Moved> moved) {

    public ClaimsMoved {
        moved = List.copyOf(moved);
    }

    /**
     * @param claim as it is now
     * @param before its state before
     */
    public record Moved(Claim claim, ClaimState before) {}
}
