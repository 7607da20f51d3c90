/**
 * A stand-in for WeChat's platform, over HTTP, by its rules: each cites the page of developers.weixin.qq.com that it follows,
 * and answers in the form of that page's sample. Where a rule is ours, for people to try things out, it says so.
 */
@NullMarked
package cn.doorplate.dev.wechat;

import org.jspecify.annotations.NullMarked;
