package cn.doorplate.event;

/** Where events are found on this server. */
final class EventPaths {

    private EventPaths() {}

    static String page(String id) {
        return "/events/" + id;
    }

    static String calendar(String id) {
        return page(id) + ".ics";
    }

    static String code(String id) {
        return page(id) + "/code.png";
    }
}
