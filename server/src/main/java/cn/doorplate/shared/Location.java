package cn.doorplate.shared;

/**
 * A point on the map in GCJ-02, as WeChat's maps and {@code wx.getLocation} speak.
 *
 * @param longitude degrees east
 * @param latitude degrees north
 */
public record Location(double longitude, double latitude) {}
