package cn.doorplate.messaging;

/**
 * 失败原因: how many failed by one way for one reason.
 *
 * @param text the reason in Chinese, with what can be done
 */
record BroadcastFailure(DeliveryChannel channel, DeliveryFailure failure, String text, int count) {}
