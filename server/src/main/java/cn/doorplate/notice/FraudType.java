package cn.doorplate.notice;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;

/** 骗术: a type of fraud, how it looks, and what to do. */
record FraudType(
        String id,
        String name,
        String signs,
        String advice,
        String keywords,
        int position,
        int version,
        RegionCode regionCode) {

    static FraudType of(FraudRow row) {
        return new FraudType(
                Ids.toOpaque(row.id()),
                row.name(),
                row.signs(),
                row.advice(),
                row.keywords(),
                row.position(),
                row.version(),
                row.region());
    }

    String signsHtml() {
        return Markdown.html(signs);
    }

    String adviceHtml() {
        return Markdown.html(advice);
    }

    /** To be read aloud. */
    String plainText() {
        return Markdown.plainText(signs) + "\n" + Markdown.plainText(advice);
    }
}
