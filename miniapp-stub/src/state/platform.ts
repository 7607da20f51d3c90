let wechat = false;
// #ifdef MP-WEIXIN
wechat = true;
// #endif

/** Whether this is the build for WeChat, where the platform knows who holds the phone. */
export const inWeChat = wechat;
