package cn.doorplate.messaging;

import cn.doorplate.privacy.Phone;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends nothing and says so: for development, where no phone is to ring. */
final class LoggedSms implements SmsProvider {

    private static final Logger log = LoggerFactory.getLogger(LoggedSms.class);

    @Override
    public Answer send(Phone phone, String template, List<String> values) {
        log.info("An SMS would go out here, by the template {} with {} values", template, values.size());
        return Answer.taken(null);
    }
}
