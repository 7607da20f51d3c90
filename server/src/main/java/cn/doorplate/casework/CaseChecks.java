package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.identity.OpenIds;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import cn.doorplate.wechat.ContentChecks;
import cn.doorplate.wechat.ContentScene;
import cn.doorplate.wechat.MediaChecked;
import cn.doorplate.wechat.MediaKind;
import cn.doorplate.wechat.Verdict;
import cn.doorplate.wechat.WeChatFailure;
import cn.doorplate.wechat.WeChatRefused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Lets WeChat look at what residents wrote and photographed, after it was taken: nobody waits for it, and nothing is lost while it is
 * away. What it has not looked at in two minutes, or at once where it is urgent, is for a person to look at.
 */
@Service
class CaseChecks {

    static final Duration PAUSE = Duration.ofMillis(100);

    /** How long what WeChat told is kept for a picture that we do not know yet. */
    static final Duration EARLY = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(CaseChecks.class);

    private static final int AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** WeChat answers for a picture within half an hour. */
    private static final Duration ANSWER = Duration.ofMinutes(40);

    /** For a picture, when it was handed over three times in vain. */
    private static final Duration THRICE = ANSWER.multipliedBy(3);

    private final CaseCheckMapper rows;
    private final CaseVerdicts verdicts;
    private final CaseTextMapper texts;
    private final CaseCheckedNames names;
    private final PersonKeys keys;
    private final MediaFiles files;
    private final OpenIds openIds;
    private final ContentChecks checks;
    private final CaseWriting writing;

    CaseChecks(
            CaseCheckMapper rows,
            CaseVerdicts verdicts,
            CaseTextMapper texts,
            CaseCheckedNames names,
            PersonKeys keys,
            MediaFiles files,
            OpenIds openIds,
            ContentChecks checks,
            CaseWriting writing) {
        this.rows = rows;
        this.verdicts = verdicts;
        this.texts = texts;
        this.names = names;
        this.keys = keys;
        this.files = files;
        this.openIds = openIds;
        this.checks = checks;
        this.writing = writing;
    }

    /** Only kept, within the transaction in which WeChat tells it: it may come before we know what it is about. */
    @EventListener
    void answered(MediaChecked answer) {
        rows.answer(answer.traceId(), answer.verdict(), writing.now());
    }

    void round() {
        rows.answered(AT_ONCE).forEach(this::conclude);
        boolean away = false;
        for (CaseCheckRow check : rows.due(writing.now(), AT_ONCE)) {
            if (rows.lease(check, writing.now().plus(LEASE)) == 1) {
                away = ask(check, away) || away;
            }
        }
    }

    void forget() {
        rows.forget(writing.now().minus(EARLY));
    }

    private void conclude(CaseCheckMapper.Answered answered) {
        if (answered.verdict() == Verdict.UNCHECKED) {
            rows.again(answered.id(), writing.now().plus(PATIENCE));
        } else {
            verdicts.decide(answered.caseId(), answered.id(), state(answered.verdict()), true);
        }
        rows.forgetOne(answered.traceId());
    }

    /** Whether WeChat is away, so that the others need not find it out. */
    private boolean ask(CaseCheckRow check, boolean away) {
        String openid = away ? null : openIds.of(check.authorId()).orElse(null);
        try {
            if (openid == null) {
                putOff(check);
            } else if (check.what() == CaseCheckRow.What.TEXT) {
                askText(check, openid);
            } else {
                handOver(check, openid);
            }
        } catch (WeChatRefused e) {
            putOff(check);
            return e.why() == WeChatFailure.AWAY;
        } catch (RuntimeException e) {
            log.error("Check {} of case {} failed; it is tried again", check.id(), check.caseId(), e);
        }
        return away;
    }

    private void askText(CaseCheckRow check, String openid) {
        String text = text(check);
        if (text == null) {
            rows.remove(check.id());
            return;
        }
        Verdict verdict = checks.checkText(text, openid, ContentScene.FORUM);
        if (verdict == Verdict.UNCHECKED) {
            putOff(check);
        } else {
            verdicts.decide(check.caseId(), check.id(), state(verdict), true);
        }
    }

    /** With the names that stand beside what a case was raised with; null when it is gone. */
    private @Nullable String text(CaseCheckRow check) {
        CaseTextRow row = texts.find(List.of(check.id())).stream().findFirst().orElse(null);
        String text = row == null ? null : CaseTexts.open(row, keys.of(row.ownerId()));
        return row == null || text == null || !RaisedWords.isText(row) ? text : names.with(text, check.caseId());
    }

    private void handOver(CaseCheckRow check, String openid) {
        Instant now = writing.now();
        if (check.traceId() != null && check.createdAt().plus(THRICE).isBefore(now)) {
            verdicts.decide(check.caseId(), check.id(), CaseTextState.TO_BE_LOOKED_AT, true);
            return;
        }
        boolean waits = check.traceId() != null;
        if (waits && verdicts.decide(check.caseId(), check.id(), CaseTextState.TO_BE_LOOKED_AT, false)) {
            // WeChat may take half an hour; whoever handles it looks meanwhile.
            rows.again(check.id(), now.plus(ANSWER));
            return;
        }
        files.find(Ids.toOpaque(check.id()))
                .ifPresentOrElse(
                        media -> {
                            String trace = checks.checkMedia(
                                    URI.create(files.urlOf(media)), MediaKind.PICTURE, openid, ContentScene.FORUM);
                            boolean patient = waits || verdicts.isUrgent(check.caseId());
                            rows.handedOver(check.id(), trace, now.plus(patient ? ANSWER : PATIENCE));
                        },
                        () -> rows.remove(check.id()));
    }

    /** Again and again for a day; meanwhile a person may look at it. */
    private void putOff(CaseCheckRow check) {
        Instant now = writing.now();
        Instant patient = check.createdAt().plus(PATIENCE);
        if (!now.isBefore(patient) || verdicts.isUrgent(check.caseId())) {
            verdicts.decide(check.caseId(), check.id(), CaseTextState.TO_BE_LOOKED_AT, false);
        }
        if (check.createdAt().plus(LONGEST).isBefore(now)) {
            rows.remove(check.id());
            return;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(check.attempts(), 9));
        Instant next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        rows.again(check.id(), now.isBefore(patient) && next.isAfter(patient) ? patient : next);
    }

    private static CaseTextState state(Verdict verdict) {
        return switch (verdict) {
            case PASS -> CaseTextState.FIT;
            case RISKY -> CaseTextState.UNFIT;
            case REVIEW, UNCHECKED -> CaseTextState.TO_BE_LOOKED_AT;
        };
    }
}
