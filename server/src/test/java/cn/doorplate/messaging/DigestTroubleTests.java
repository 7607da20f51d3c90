package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.messaging.OutboundFixture.Member;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Digests that turn out not to be needed, or not to go by WeChat. */
@IntegrationTest
class DigestTroubleTests {

    private static final String DIGEST = "dev-digest";

    @Autowired
    private ApplicationContext context;

    private OutboundFixture world;

    @BeforeEach
    void alone() {
        world = new OutboundFixture(context);
        world.alone();
    }

    @AfterEach
    void notAlone() {
        world.notAlone();
    }

    @Test
    void whatIsHeldWhileADigestTurnsOutNotToBeNeededIsToldByAnother() {
        Member member = world.member();
        heldFor(member);
        world.jdbc.update("update message set read_at = utc_timestamp() where person_id = ?", member.id());
        world.tellLate(member.id());
        DigestPacking packing = world.digestPacking(() -> world.jdbc.update(
                "insert ignore into delivery (id, person_id, seq, channel, kind, region_code, state, due_at, created_at)"
                        + " select ?, person_id, seq, 'WECHAT', kind, region_code, 'HELD', ?, created_at from message"
                        + " where person_id = ? and cause = 'test:late'",
                Ids.next(),
                world.clock.instant(),
                member.id()));
        world.send(world.digests(world.weChat(), packing), member.id());
        world.send(world.digests(world.weChat()), member.id());
        assertThat(member.shown()).hasSize(1).last().extracting("number2").isEqualTo("1");
    }

    @Test
    void smsBringsADigestThatWeChatRefusesToWhoWishesIt() {
        Member wishing = world.memberWithPhone();
        Member not = world.memberWithPhone();
        world.set(wishing.id(), true, true, "");
        heldFor(wishing);
        heldFor(not);
        List.of(wishing, not).forEach(it -> WeChatStandIn.shared().refuse(it.openid(), DIGEST));
        world.sendByEither(world.digests(world.weChat()), world.digests(world.sms()), wishing.id(), not.id());
        assertThat(world.deliveries(wishing.id()))
                .as("told by the digest")
                .contains("SMS DROPPED")
                .doesNotContain("SMS HELD");
        assertThat(digests(wishing)).containsExactly("SMS SENT", "WECHAT FAILED");
        assertThat(digests(not)).containsExactly("WECHAT FAILED");
    }

    @Test
    void smsBringsADigestToWhoTurnsWeChatOffAndSmsOnMeanwhile() {
        Member member = world.memberWithPhone();
        heldFor(member);
        world.set(member.id(), false, true, "");
        world.sendByEither(world.digests(world.weChat()), world.digests(world.sms()), member.id());
        assertThat(digests(member)).containsExactly("SMS SENT", "WECHAT DROPPED");
        assertThat(member.shown()).isEmpty();
        assertThat(world.remaining(member, DIGEST)).isEqualTo(1);
    }

    private List<String> digests(Member member) {
        return world.jdbc.queryForList(
                "select concat(channel, ' ', state) from message_digest where person_id = ? order by channel",
                String.class,
                member.id());
    }

    /** Two are held for a digest by WeChat that is due now, and nothing else is to go out. */
    private void heldFor(Member member) {
        world.allow(member, "dev-notice", 5);
        world.allow(member, DIGEST, 1);
        for (int i = 0; i < 5; i++) {
            world.tell(MessageKind.NOTICE, member.id());
        }
        world.decider().round();
        Instant now = world.clock.instant();
        world.jdbc.update(
                "update delivery set state = 'SENT', sent_at = ? where person_id = ? and state = 'WAITING'",
                now,
                member.id());
        world.jdbc.update("update message_digest set due_at = ? where person_id = ?", now, member.id());
    }
}
