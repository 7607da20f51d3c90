package cn.doorplate.identity;

import cn.doorplate.shared.Caller;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a desktop is and where, in our own words: whoever shows somebody a code must not choose the text by which it is
 * confirmed.
 */
final class DesktopDevice {

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        // The first that is found: each of these also calls itself by the names of those below.
        BROWSERS.put("MicroMessenger/", "微信");
        BROWSERS.put("Edg/", "Edge 浏览器");
        BROWSERS.put("Firefox/", "Firefox 浏览器");
        BROWSERS.put("Chrome/", "Chrome 浏览器");
        BROWSERS.put("Safari/", "Safari 浏览器");
        SYSTEMS.put("Windows", "Windows 电脑");
        SYSTEMS.put("iPhone", "苹果手机");
        SYSTEMS.put("iPad", "苹果平板");
        SYSTEMS.put("Macintosh", "苹果电脑");
        SYSTEMS.put("Android", "安卓设备");
        SYSTEMS.put("Linux", "Linux 电脑");
    }

    private DesktopDevice() {}

    /** As in {@code Windows 电脑 · Chrome 浏览器}, from what the browser says of itself. */
    static String of(String userAgent) {
        return first(SYSTEMS, userAgent, "其他设备") + " · " + first(BROWSERS, userAgent, "其他浏览器");
    }

    /** As much of the address as tells the own office's network from elsewhere: {@code 10.12.*.*}, {@code 2408:8440:*}. */
    static String whereabouts(Caller caller) {
        String network = caller.network();
        if (network.indexOf('.') > 0) {
            String[] parts = network.split("\\.", -1);
            return parts[0] + '.' + parts[1] + ".*.*";
        }
        return network.length() == 16 ? network.substring(0, 4) + ':' + network.substring(4, 8) + ":*" : "";
    }

    private static String first(Map<String, String> names, String userAgent, String otherwise) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
