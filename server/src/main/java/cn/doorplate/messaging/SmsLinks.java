package cn.doorplate.messaging;

import org.springframework.stereotype.Service;

/** Addresses that are one person's alone ({@link Outgoing#link}), for the modules that send them: whether any SMS brings them here. */
@Service
public class SmsLinks {

    private final Templates templates;

    SmsLinks(Templates templates) {
        this.templates = templates;
    }

    /** Whether who has a phone is sent one. Where not, they must not be told of it. */
    public boolean goOut() {
        return templates.smsLink().isPresent();
    }
}
