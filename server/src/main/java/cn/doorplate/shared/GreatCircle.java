package cn.doorplate.shared;

/** Distances as the crow flies, on a ball. */
public final class GreatCircle {

    /** Of the Earth, in metres: the mean radius of IUGG. */
    public static final double RADIUS = 6_371_008.8;

    private GreatCircle() {}

    /** Between two points (haversine). */
    public static double metres(Location one, Location other) {
        double up = Math.toRadians(other.latitude() - one.latitude()) / 2;
        double right = Math.toRadians(other.longitude() - one.longitude()) / 2;
        double square = Math.pow(Math.sin(up), 2)
                + Math.cos(Math.toRadians(one.latitude()))
                        * Math.cos(Math.toRadians(other.latitude()))
                        * Math.pow(Math.sin(right), 2);
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(square)));
    }
}
