/** WeChat's platform, behind WxJava: who logs in, their phone, mini-program codes, messages to them, checks of content. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.doorplate.wechat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
