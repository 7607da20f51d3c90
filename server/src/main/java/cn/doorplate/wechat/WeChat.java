package cn.doorplate.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Who somebody is to WeChat, and the codes that lead to us. Each answer comes within three seconds or is a
 * {@link WeChatRefused} with the reason.
 */
@Service
public class WeChat {

    /** What mini-programs are given as codes; nothing else is worth the platform's time, or may get into an address. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{1,128}");

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");

    /** Pixels, the most that the platform draws: what is printed should be sharp. */
    private static final int WIDTH = 1280;

    private final WeChatPlatform platform;

    WeChat(WeChatPlatform platform) {
        this.platform = platform;
    }

    /**
     * Who called {@code wx.login} and was given this code. The session's key, which comes with the answer, goes no further
     * than this method. developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
     *
     * @throws WeChatRefused if that cannot be told
     */
    public WeChatIdentity login(String code) {
        requireCode(code);
        WxMaJscode2SessionResult session =
                platform.ask(it -> it.getUserService().getSessionInfo(code));
        String unionid = session.getUnionid();
        platform.require(isId(session.getOpenid()) && (unionid == null || isId(unionid)));
        return new WeChatIdentity(session.getOpenid(), unionid);
    }

    /**
     * The phone of whoever agreed to tell it and was given this code, which is another than the one to log in.
     * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
     *
     * @throws WeChatRefused if that cannot be told
     */
    public WeChatPhone phone(String code) {
        requireCode(code);
        WxMaPhoneNumberInfo phone = platform.ask(it -> it.getUserService().getPhoneNumber(code));
        platform.require(phone.getWatermark() != null
                && platform.appId().equals(phone.getWatermark().getAppid())
                && isDigits(phone.getCountryCode())
                && isDigits(phone.getPurePhoneNumber()));
        return new WeChatPhone(phone.getCountryCode(), phone.getPurePhoneNumber());
    }

    /**
     * WeChat's own code (小程序码), which only WeChat can draw: scanned, it opens the page of our mini-program. Any number of
     * them may be made, 5,000 a minute.
     * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
     *
     * @param scene what the page is told: 1 to 32 of {@code 0-9 A-Z a-z !#$&'()*+,/:;=?@-._~}
     * @param page of the published mini-program, as in {@code pages/plate/plate}
     * @return a PNG, square, black on nothing
     * @throws WeChatRefused if it is not drawn
     */
    public byte[] miniProgramCode(String scene, String page) {
        byte[] picture = platform.ask(it -> it.getQrcodeService()
                .createWxaCodeUnlimitBytes(scene, page, true, "release", WIDTH, false, null, true));
        platform.require(PlatformAnswer.isPicture(picture));
        return picture;
    }

    private static void requireCode(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new WeChatRefused(WeChatFailure.CODE_USED_OR_EXPIRED);
        }
    }

    private static boolean isId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }

    private static boolean isDigits(@Nullable String text) {
        return text != null && DIGITS.matcher(text).matches();
    }
}
