package cn.doorplate.messaging;

import cn.doorplate.privacy.Phone;
import java.util.List;

/** Who brings SMS to phones. */
interface SmsProvider {

    /**
     * Hands one over, once; comes back within seconds.
     *
     * @param values what stands for {1}, {2}, … in the provider's template
     */
    Answer send(Phone phone, String template, List<String> values);
}
