package cn.doorplate.stay;

import cn.doorplate.messaging.MessageKind;

/** What somebody needs at a station. */
enum HelpNeed {
    MEDICINE("要药品", MessageKind.URGENT),
    FIRST_AID("受伤了", MessageKind.URGENT),
    UNWELL("身体不舒服", MessageKind.URGENT),
    VEHICLE("车坏了", MessageKind.STATION),
    OTHER("别的事", MessageKind.STATION);

    private final String title;
    private final MessageKind kind;

    HelpNeed(String title, MessageKind kind) {
        this.title = title;
        this.kind = kind;
    }

    /** In the words of who asks. */
    String title() {
        return title;
    }

    /** As what those who help are told. */
    MessageKind kind() {
        return kind;
    }
}
