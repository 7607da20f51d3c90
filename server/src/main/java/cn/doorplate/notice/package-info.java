/** Notices of the community and above: written, reviewed, placed, published, read, and taken back; and the catalogue of frauds. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "media",
            "messaging",
            "once",
            "place",
            "privacy",
            "resident",
            "search",
            "shared",
            "wechat"
        })
package cn.doorplate.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
