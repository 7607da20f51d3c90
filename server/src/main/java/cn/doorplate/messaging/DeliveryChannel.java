package cn.doorplate.messaging;

/** By which way a message goes out. */
public enum DeliveryChannel {
    /** 微信订阅消息. */
    WECHAT,
    /** 短信. */
    SMS
}
