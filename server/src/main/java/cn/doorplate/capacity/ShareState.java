package cn.doorplate.capacity;

/**
 * How a share stands.
 *
 * @param taken places that are held or offered
 * @param waiting how many wait who would take one of these
 */
public record ShareState(int places, int taken, int waiting) {

    public int free() {
        return places - taken;
    }
}
