/** Answers to what people asked, published without names, by region. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"casework", "identity", "once", "place", "privacy", "search", "shared", "wechat"})
package cn.doorplate.faq;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
