package cn.doorplate.dev.wechat;

/** What the platform does when one of its interfaces is asked. */
@FunctionalInterface
interface Rule {

    Answered answer(Asked asked);
}
