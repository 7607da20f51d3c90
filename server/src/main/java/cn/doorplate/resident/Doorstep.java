package cn.doorplate.resident;

import org.jspecify.annotations.Nullable;

/**
 * A resident as staff of the place know them: enough to knock at the right door.
 *
 * @param name masked; null while the person has given none
 * @param door as in 3栋2单元602; null if it was removed meanwhile
 * @param regionCode the community in which it lies
 */
public record Doorstep(
        long personId, @Nullable String name, @Nullable String door, long regionCode) {

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "Doorstep[" + personId + "]";
    }
}
