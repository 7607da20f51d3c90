package cn.doorplate.capacity;

import java.util.List;

/**
 * Who asks for a place.
 *
 * @param holder who is to have it
 * @param claimant who asks
 * @param shares in which it may be: one or more, the one they would like best first
 */
public record Asking(long holder, long claimant, List<Integer> shares) {

    public Asking {
        shares = List.copyOf(shares);
    }
}
